const words = (text: string): readonly string[] => text.trim().split(/[\s,]+/).map((word) => word.replaceAll('_', ' '));

/** Given and family names common in a country, for those faker has no locale of. Combinations of them are invented. */
export interface NameLists { readonly male: readonly string[]; readonly female: readonly string[]; readonly family: readonly string[] }

const frenchMale = `Jean-Baptiste Emmanuel Serge Patrice Alain Didier Hervé Rodrigue Arsène Blaise Constant Désiré Fabrice Gervais Hyacinthe Innocent Joël Landry Mathias
 Narcisse Parfait Romuald Sylvain Thierry Urbain Wilfried`;
const frenchFemale = `Adèle Bernadette Chantal Delphine Edwige Félicité Georgette Henriette Inès Josiane Léontine Mireille Nadège Odile Pélagie Rosine Solange Thérèse
 Viviane Yvette`;

/** Lists for Côte d'Ivoire (Akan, Mandé, Krou and Gur names), Togo (Ewe, Kabiyè) and Benin (Fon, Yoruba, Bariba). */
export const westAfrica: Readonly<Record<'CI' | 'TG' | 'BJ', NameLists>> = {
  CI: {
    male: words(`Kouassi Kouadio Koffi Yao Kouamé Konan N'Guessan Brou Aka Ehui Mamadou Moussa Ibrahim Souleymane Issouf Drissa Adama Lacina Bakary Zié Gnamien
 Séri Gnahoré ${frenchMale}`),
    female: words(`Akissi Adjoua Amenan Ahou Aya Affoué Amoin N'Dri Awa Mariam Fatoumata Aminata Salimata Kadiatou Rokia Maïmouna Djénéba Massandjé Lou ${frenchFemale}`),
    family: words(`Kouassi Konan Kouamé Koné Traoré Ouattara Coulibaly Diabaté Touré Bamba Diarrassouba Fofana Soro Yéo Silué Ouédraogo N'Guessan N'Dri Kouakou Aka
 Assi Ehouman Gnagne Zadi Digbeu Gbagbo_Zokou Bléhi Tapé Séri Dakoury Gohou Kipré Doumbia Sangaré Cissé Karamoko Dosso Bakayoko Méité Ettien Amani Tanoh Adou Angoua
 Boni Djédjé Ahoua Kacou`),
  },
  TG: {
    male: words(`Kossi Koffi Komlan Yao Kodjo Kwami Messan Edem Elom Mawuli Selom Kokou Ayité Dodji Essohanam Esso Piyalo Tchaa Pyabalo Abalo Bawa Issifou
 Yendoubé Lamboni ${frenchMale}`),
    female: words(`Afi Akofa Ama Adjo Akossiwa Abra Dédé Essi Enyonam Mawusé Sena Akouvi Kafui Elolo Essossinam Tchilalo Piyalou Kpatcha Rafiatou Zénabou
 ${frenchFemale}`),
    family: words(`Agbéko Amégan Adjavon Akakpo Amouzou Ayivor Dogbé Edoh Folly Gbadamassi Kpodo Lawson-Body Mensah Sodji Tsogbé Wilson-Bah Agbodjan Kponton Aziaka
 Ahadji Tchalla Bodjona Kpatcha Pali Tchédré Walla Abalo Simliwa Lamboni Douti Kolani Nayone Yentcharé Bagna Alassani Ouro-Djobo Tchagnao Issaka Gnassé Sossou
 Atayi Dotsé Kuevi Zikpi Akolly Egblomassé`),
  },
  BJ: {
    male: words(`Codjo Cossi Dossou Sèna Sègbédji Gbènoukpo Hountondji Mahougnon Mahutin Vignon Yémalin Olatoundé Babatoundé Adéchina Ayédoun Bio Orou Sabi Worou
 Chabi Boni Yarou Gounou ${frenchMale}`),
    female: words(`Afiavi Akouavi Sènami Sèdami Houéfa Mahoussi Fifamè Gbèssi Yéyinou Abossèdé Adétoun Ayaba Folakè Bana Gnon Dado Adama Mémouna Nafissatou Chantalle
 ${frenchFemale}`),
    family: words(`Adjovi Agbossou Ahouansou Aïzannon Akpovi Alapini Assogba Azonhiho Bossou Dagba Dansou Dossa Fagla Gbaguidi Gnonlonfoun Hessou Hounkpatin Houngbédji
 Houessou Kakpo Kpadonou Lokossou Mèdénou Quenum-Zannou Sossa Tossou Vodounon Zinsou-Plé Zounon Adéoti Afouda Akindès Olodo Orékan Babalola Chabi-Yo Orou-Guidou
 Bio-Tchané_Sika Sabi-Gani Worou-Sé Yarou-Nikki Gounou-Sinan Imorou Soumanou Issa-Toko`),
  },
};

/** Names that faker's Balkan locales lack, for Bosnia and Herzegovina. */
export const bosnia: NameLists = {
  male: words(`Adnan Almir Amar Armin Asim Benjamin Damir Dino Edin Elvedin Emir Enes Faruk Haris Hasan Husein Ibrahim Ismet Jasmin Kenan Mirza Muamer Mustafa Nedžad
 Nermin Omer Rasim Safet Samir Sead Senad Suad Tarik Vedad Zijad`),
  female: words(`Adisa Aida Aldina Alma Amela Amina Amra Azra Belma Dženana Elma Emina Fatima Hatidža Indira Jasmina Lejla Maida Melisa Merima Mirela Nejra Nermina Sabina
 Samra Selma Senada Šejla Zehra Zerina`),
  family: words(`Alić Avdić Bašić Begić Čaušević Ćosić Delić Džananović Fazlić Hadžić Halilović Hasanović Hodžić Husić Ibrahimović Imamović Jahić Kadić Karić Kovačević
 Kurtović Ljubović Mehić Memić Mešić Mujić Mulić Mustafić Omerović Osmanović Pašić Ramić Salihović Selimović Softić Suljić Šabić Tahirović Topić Zukić`),
};
