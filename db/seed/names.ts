/** Names that go together: a family is drawn from one origin. */
export interface Origin {
  /** Given names of pupils. */
  readonly children: readonly string[];
  /** Given names of teachers and parents. */
  readonly women: readonly string[];
  readonly men: readonly string[];
  readonly families: readonly string[];
}

const words = (list: string) => list.trim().split(/\s*,\s*/);

const flemish: Origin = {
  children:
    words(`Emma, Louise, Marie, Elise, Fien, Juna, Olivia, Anna, Ella, Julie, Lore, Jolien, Hanne, Zoë,
    Noémie, Chloé, Amélie, Anaïs, Héloïse, Merel, Febe, Kato, Roos, Lien, Nele, Lander, Noah, Arthur, Liam, Lucas,
    Jules, Victor, Louis, Finn, Mathis, Vince, Kobe, Seppe, Wout, Stan, Lowie, Siebe, Robbe, Raphaël, Loïc, Cédric,
    Mats, Senne, Warre, Tuur, Jan-Baptist, Marie-Lou, Anne-Sofie, Pieter-Jan`),
  women:
    words(`Katrien, Hilde, Ann, Els, Kristien, Greet, Lieve, Veerle, Inge, Sofie, Tine, Griet, Karen, Heidi,
    Nathalie, Valérie, Evelien, Leen, Annelies, Marijke, Goedele, Renée`),
  men: words(`Koen, Bart, Geert, Wim, Kris, Jeroen, Steven, Pieter, Stijn, Dirk, Luc, Johan, Filip, Kurt, Joris,
    Tom, Wouter, André, René, Hendrik, Guy, Bjorn`),
  families:
    words(`Janssens, Maes, Jacobs, Mertens, Willems, Claes, Goossens, Wouters, De Smet, Van den Broeck,
    Van de Velde, Vandenberghe, Van den Bossche, D'Hondt, D'hooghe, D'Haese, De Clercq, De Backer, De Vos,
    Van Damme, Verhoeven, Vermeulen, Hendrickx, Desmet, Dubois, Lambrechts, Cools, Smets, Coppens, Baert, Thys,
    Van der Auwera, Vanden Abeele, Van 't Hof, 't Kint, Crèvecœur, Béghin, Lefèvre, Ooms, Nys, Ceulemans,
    Verstraete, De Wachter, Van Looy, Van Hoof-Peeters, Vangenechten, Heylen, Dierckx, Geens, Verlinden`),
};

const moroccan: Origin = {
  children: words(`Yasmine, Imane, Salma, Nour, Hafsa, Aya, Inès, Mohamed, Adam, Ilyas, Bilal, Anas, Zakaria,
    Ayoub, Rayan, Youssef`),
  women: words("Fatima, Khadija, Naïma, Samira, Hanane, Loubna, Rachida, Souad"),
  men: words("Hassan, Rachid, Mustapha, Karim, Abdelkader, Saïd, Driss, Nordin"),
  families: words(`El Amrani, Benali, El Khattabi, Bouazza, Ait Ouali, Ben Haddou, El Ouardi, Chaoui, Azzouzi,
    Bakkali, Ouhadi, Tahiri`),
};

const turkish: Origin = {
  children: words(
    "Elif, Zeynep, Defne, Ecrin, Melisa, Gülsüm, Emir, Yusuf, Mert, Berkay, Ömer, Kerem, Çağla",
  ),
  women: words("Ayşe, Emine, Hatice, Gül, Sevgi, Nuray, Özlem"),
  men: words("Mehmet, Ahmet, Mustafa, Hakan, Murat, İsmail, Gökhan"),
  families: words("Yılmaz, Kaya, Demir, Şahin, Çelik, Öztürk, Aydın, Koç, Doğan, Arslan, Güneş"),
};

const polish: Origin = {
  children: words("Zofia, Maja, Oliwia, Alicja, Jakub, Szymon, Kacper, Michał, Stanisław"),
  women: words("Agnieszka, Małgorzata, Katarzyna, Joanna, Bożena"),
  men: words("Piotr, Paweł, Tomasz, Łukasz, Grzegorz"),
  families: words("Nowak, Wójcik, Kowalczyk, Mazur, Zając, Król, Wróbel, Stępień, Dudek"),
};

const fartherAway: Origin = {
  children: words(
    "Grâce, Divine, Exaucé, Aminata, Mamadou, Sofía, Beatriz, João, Andrei, Ioana, Priya, Linh, Omid",
  ),
  women: words("Béatrice, Aïssatou, Carmen, Lucinda, Mihaela, Deepa, Thi Mai, Parwana"),
  men: words("Jean-Pierre, Ousmane, José, Ștefan, Rajesh, Van Minh, Farid, Patrice"),
  families: words(
    "N'Diaye, M'Bala, Kabongo, Ilunga, Nuñez, Gonçalves, Popescu, Nguyễn, O'Brien, Ahmadi, Sharma",
  ),
};

const international: Origin = {
  children:
    words(`Olivia, Amelia, Freya, Isla, Charlotte, Mathilde, Saoirse, Ngozi, Aiko, Ananya, Astrid, Oliver,
    George, Theo, Hugo, Søren, Lukas, Mateo, Kenji, Arjun, Chidi, Émile, Björn`),
  women: words("Emily, Claire, Hannah, Siobhán, Katharina, Yuki, Meera, Adaeze, Françoise, Birgit"),
  men: words("James, Andrew, Daniel, Pádraig, Jürgen, Hiroshi, Vikram, Emeka, Benoît, Lars"),
  families:
    words(`Taylor, Walker, O'Connor, MacDonald, Müller, Schröder, Nakamura, Iyer, Okafor, Lindqvist, Sørensen,
    García Márquez, Dupont, van Rijn, Fitzgerald, Rossi, Kowalski-Hughes, Papadopoulos`),
};

/** The mix of each school: an origin comes up as often as it stands here. */
export const origins = {
  imb: [...Array<Origin>(14).fill(flemish), moroccan, moroccan, turkish, turkish, polish, fartherAway],
  riverside: [international],
};
