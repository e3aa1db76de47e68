/** An Arabic name and how it is written in Latin letters in Tunisia. */
export type ArabicName = readonly [arabic: string, latin: string];

const pairs = (text: string): readonly ArabicName[] => text.trim().split('\n').flatMap((line) => line.split(',')).map((pair) => {
  const [arabic = '', latin = ''] = pair.trim().split('=');
  return [arabic, latin] as const;
}).filter(([arabic]) => arabic !== '');

export const arabicMale = pairs(`
محمد=Mohamed,أحمد=Ahmed,علي=Ali,حسن=Hassen,حسين=Hassine,يوسف=Youssef,إبراهيم=Brahim,عمر=Omar,خالد=Khaled,طارق=Tarek,سامي=Sami,نبيل=Nabil
كريم=Karim,رشيد=Rachid,منصف=Moncef,الحبيب=Habib,الهادي=Hedi,البشير=Bechir,فتحي=Fethi,لطفي=Lotfi,رضا=Ridha,نور الدين=Noureddine,عز الدين=Ezzeddine
صلاح الدين=Slaheddine,عبد الرحمان=Abderrahmane,عبد الله=Abdallah,عبد القادر=Abdelkader,عبد اللطيف=Abdellatif,مراد=Mourad,أنيس=Anis,وليد=Walid
أيمن=Aymen,بلال=Bilel,حمزة=Hamza,أسامة=Oussama,زياد=Zied,مهدي=Mehdi,أمين=Amine,سليم=Slim,هشام=Hichem,شكري=Chokri,الطاهر=Taher,مصطفى=Mustapha
قيس=Kais,غازي=Ghazi,ماهر=Maher,معز=Moez,نزار=Nizar,رياض=Riadh,صابر=Saber,توفيق=Taoufik,ياسر=Yasser,زهير=Zouhair`);

export const arabicFemale = pairs(`
فاطمة=Fatma,عائشة=Aicha,مريم=Mariem,خديجة=Khadija,زينب=Zeineb,ليلى=Leila,سلمى=Salma,نادية=Nadia,سناء=Sana,هالة=Hela,آمنة=Emna,إيمان=Imen
رانية=Rania,سميرة=Samira,منية=Mounia,نجوى=Najoua,هند=Hend,وفاء=Wafa,ألفة=Olfa,دلال=Dalel,سعاد=Souad,جميلة=Jamila,حياة=Hayet,رجاء=Raja
أميرة=Amira,أسماء=Asma,شيماء=Chaima,ياسمين=Yasmine,نسرين=Nesrine,سندس=Sondes,عفاف=Afef,كوثر=Kaouther,لمياء=Lamia,ريم=Rim,نور=Nour,مها=Maha
صفاء=Safa,بسمة=Besma,حنان=Hanen,راضية=Radhia`);

export const arabicFamily = pairs(`
بن علي=Ben Ali,بن عمر=Ben Amor,بن يوسف=Ben Youssef,بن حسين=Ben Hassine,بن سالم=Ben Salem,بن إبراهيم=Ben Brahim,بن عيسى=Ben Aissa
بن رمضان=Ben Romdhane,بن منصور=Ben Mansour,الطرابلسي=Trabelsi,الحمامي=Hammami,الجلاصي=Jlassi,الغربي=Gharbi,الهمامي=Hamami,العياري=Ayari
المثلوثي=Mathlouthi,الزواري=Zouari,الشابي=Chebbi,الماجري=Mejri,العبيدي=Abidi,السعيدي=Saidi,الورغي=Ouerghi,الدريدي=Dridi,الفرجاني=Ferjani
القاسمي=Gasmi,الكافي=Kefi,المنصوري=Mansouri,النفزي=Nefzi,الرياحي=Riahi,الصغير=Sghaier,التليلي=Tlili,الوسلاتي=Ouesleti,البوعزيزي=Bouazizi
الشريف=Cherif,الباجي=Beji,الخميري=Khemiri,المرزوقي=Marzouki,الصفاقسي=Sfaxi,القيرواني=Kairouani,الجربي=Jerbi,السوسي=Soussi,البنزرتي=Bizerti
المهيري=Mehiri,الفخفاخ=Fakhfakh,العذاري=Adhari,القروي=Karoui,الجويني=Jouini,السلامي=Sallemi,العوني=Aouni,الحداد=Haddad,النجار=Najjar,بوزيد=Bouzid
بوخريص=Boukhris,بوغانمي=Boughanmi,شلبي=Chelbi,خليفي=Khelifi,معلى=Maalla,بالحاج=Belhaj`);
