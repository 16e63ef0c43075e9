import encodeQR from "qr";

/** Empty cells around it, without which a camera does not see where it ends (ISO/IEC 18004, 9.1). */
const quietZone = 4;

/** A link as a picture: level M of error correction, black on white, drawn as one path. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const cells = encodeQR(text, "raw", { ecc: "medium", border: quietZone });
  return (
    <svg className="qr" viewBox={`0 0 ${cells.length} ${cells.length}`} role="img" aria-label={label}>
      <path fill="#fff" d={`M0 0h${cells.length}v${cells.length}H0z`} />
      <path className="qr-ink" fill="#000" d={cells.map(pathOfRow).join("")} />
    </svg>
  );
}

/** A bar for each run of dark cells. */
function pathOfRow(row: readonly boolean[], y: number): string {
  let path = "";
  for (let x = 0; x < row.length; x++) {
    if (!row[x]) continue;
    const from = x;
    while (row[x + 1]) x++;
    const width = x - from + 1;
    path += `M${from} ${y}h${width}v1h-${width}z`;
  }
  return path;
}
