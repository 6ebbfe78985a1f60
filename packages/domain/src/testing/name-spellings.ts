/** Names as they are given in Morocco, each in Arabic and as people, papers and forms write it in Latin letters. */
export const mensNames = spellings(`
  محمد Mohamed Mohammed Mhamed Muhammad
  أحمد Ahmed Ahmad Hmed
  الحسن Lahcen El-Hassan Lhassan
  حسن Hassan Hasan Hassane
  الحسين Lhoucine El-Houcine Hussein Houssine
  يوسف Youssef Yousef Youcef Yusuf
  سعيد Saïd Said Saeed
  رشيد Rachid Rashid Rachide
  كريم Karim Kareem
  كمال Kamal Kamel
  جمال Jamal Djamal
  خالد Khalid Khaled
  عمر Omar Oumar Umar
  علي Ali Aly
  إبراهيم Brahim Ibrahim Ibrahime
  إسماعيل Smail Ismail Ismaïl
  إلياس Ilyas Elias Ilyass
  عبد الله Abdellah Abdallah Abdullah
  عبد الرحمن Abderrahmane Abdelrahman Abderahman
  عبد القادر Abdelkader Abdel-Kader Abdulkader
  عبد الرحيم Abderrahim Abdelrahim
  عبد العزيز Abdelaziz Abdel-Aziz Abdulaziz
  عبد الحق Abdelhak Abdelhaq Abdelhaqq
  مصطفى Mustapha Mostafa Mustafa Moustapha
  هشام Hicham Hisham Hichame
  نبيل Nabil Nabeel
  مروان Marouane Marwan Marwane
  أيوب Ayoub Ayyoub Ayub
  بلال Bilal Bilel
  طارق Tarik Tariq Tarek
  فيصل Fayçal Faysal Faisal
  صلاح Salah Slah
  شريف Cherif Sharif Chérif
  زكرياء Zakaria Zakariya Zakarya
  ياسين Yassine Yacine Yassin
  سفيان Soufiane Sofiane Sufyan
  أسامة Oussama Usama Ousama
  إدريس Driss Idriss Idris
  العربي Larbi El-Arbi Elarbi
  ميمون Mimoun Maimoun
`);
export const womensNames = spellings(`
  فاطمة Fatima Fatema Fatma
  خديجة Khadija Khadidja Khadijah
  عائشة Aïcha Aicha Aisha
  زينب Zineb Zaynab Zainab
  مريم Maryam Meryem Mariam
  نعيمة Naïma Naima
  سميرة Samira Sameera
  رشيدة Rachida Rashida
  لطيفة Latifa Lateefa
  أمينة Amina Aminah
  حليمة Halima Haleema
  سعاد Souad Suad
  نادية Nadia Nadya
  حنان Hanane Hanan
  غزلان Ghizlane Ghizlan
  إكرام Ikram Ikrame
  وفاء Wafae Ouafae Wafaa
  هند Hind Hinde
  لمياء Lamia Lamiae
  سكينة Soukaina Sakina Soukayna
`);
export const givenNames = [...mensNames, ...womensNames];
export const familyNames = spellings(`
  العلوي Alaoui El-Alaoui Alawi
  الإدريسي Idrissi El-Idrissi Idrisi
  بناني Bennani Benani
  الفاسي Fassi El-Fassi Fasi
  التازي Tazi Ettazi
  برادة Berrada Barrada
  الشرقاوي Cherkaoui Echcherkaoui Sharkawi
  بوزيان Bouziane Bouzian
  الحداد Haddad El-Haddad
  النجار Najjar Ennajjar Najar
  المنصوري Mansouri El-Mansouri Mansuri
  الزهراوي Zahraoui Ezzahraoui
  السباعي Sbai Essbai Sebaï
  القادري Kadiri El-Kadiri Qadiri
  العمراني Amrani El-Amrani Lamrani
  الخطيب Khatib El-Khatib
  الغزالي Ghazali El-Ghazali
  المرابط Mrabet Lamrabet El-Mrabet
  بوشعيب Bouchaib Bouchaïb
  الصديقي Seddiki Essadiki Sadiki
  الناصري Naciri Ennaciri Nasiri
  اليوسفي Youssoufi El-Youssoufi Yousfi
  الراشدي Rachidi Errachidi Rashidi
  الطاهري Tahiri Ettahiri Taheri
  البكري Bakri El-Bakri
  الحموشي Hammouchi El-Hammouchi
  المالكي Malki El-Malki Maliki
  الكتاني Kettani El-Kettani Kittani
  بنجلون Benjelloun Benjloun
  الشاوي Chaoui Echchaoui Shawi
  الدكالي Doukkali Eddoukkali
  الريفي Rifi Errifi
  الصحراوي Sahraoui Essahraoui
  الفيلالي Filali El-Filali
  الوزاني Ouazzani El-Ouazzani Wazzani
  الجبلي Jebli El-Jebli
  حجي Hajji Haji
  العياشي Ayachi El-Ayachi
  بوعزة Bouazza Bouaza
  المغربي Maghribi Lmaghribi El-Maghribi
`);

/** One name, first in Arabic, then in each Latin spelling. */
export interface Spellings {
  readonly arabic: string;
  readonly latin: readonly string[];
}

function spellings(lines: string): readonly Spellings[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => {
      const words = line.trim().split(' ');
      const isArabic = (word: string) => /\p{Script=Arabic}/u.test(word);
      // A hyphen stands for the blank within one name.
      const latin = words.filter((word) => !isArabic(word)).map((word) => word.replaceAll('-', ' '));
      return { arabic: words.filter(isArabic).join(' '), latin };
    });
}

/** Somebody as two people wrote the name down. */
export interface SpelledTwice {
  readonly known: string;
  readonly typed: string;
}

/** So many different people, each written in two ways; the same at each call. */
export function peopleSpelledTwice(count: number): readonly SpelledTwice[] {
  return Array.from({ length: count }, (_, index) => {
    // Steps that share no divisor with the counts of names: no pair of names comes twice before all have come.
    const given = pick(givenNames, index);
    const family = pick(familyNames, Math.floor(index / givenNames.length) + index * 7);
    const [one, other] = [written(given, family, index), written(given, family, index + 1)];
    return { known: one, typed: other };
  });
}

/** Every third time in Arabic, else in one Latin spelling; the family name comes first in every fifth. */
function written(given: Spellings, family: Spellings, turn: number): string {
  const one = turn % 3 === 0 ? given.arabic : pick(given.latin, turn);
  const other = turn % 3 === 0 ? family.arabic : pick(family.latin, turn);
  return turn % 5 === 0 ? `${other} ${one}` : `${one} ${other}`;
}

function pick<One>(list: readonly One[], index: number): One {
  return list[index % list.length] as One;
}
