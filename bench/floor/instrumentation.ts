/** Nothing to start. Without this file the bundler goes up to the product's own, and the floor would sweep too. */
export function register(): void {}
