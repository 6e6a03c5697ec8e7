# Temuan pemeriksaan, disampaikan kepada pengisi formulir: sel, kedua sisi, dan selisihnya.
# $place: tabel, baris, tahun, status dan jenis kelamin sejauh belum disebut dalam kalimat.
# $left, $right, $difference: angka dalam satuan lembar.

finding-sexes = { $place }: { $first } { $first-value } dan { $second } { $second-value } berjumlah { $right }, sedangkan total tertulis { $left }: { $direction ->
    [less] kurang
   *[more] lebih
} { $difference }.
finding-sexes-one = { $place }: { $parts } { $right } seharusnya sama dengan total, yang tertulis { $left }: { $direction ->
    [less] kurang
   *[more] lebih
} { $difference }.
finding-sexes-over = { $place }: { $parts } { $right } melebihi total { $left }, selisih { $difference }.
finding-rows = { $place }: { $count } baris yang membentuk “{ $whole }” berjumlah { $right }, sedangkan baris itu sendiri tertulis { $left }: { $direction ->
    [less] kurang
   *[more] lebih
} { $difference }.
finding-rows-over = { $place }: { $count ->
    [1] { $parts } saja sudah
   *[other] { $count } baris yang sudah terisi berjumlah
} { $right }, melebihi { $left } pada “{ $whole }”, selisih { $difference }.
finding-within = { $place }: “{ $whole }” termasuk dalam “{ $parts }” tetapi tertulis { $left } terhadap { $right }: kelebihan { $difference }.
finding-blocks = { $place }: total menurut { $list } adalah { $left } dan menurut { $other-list } adalah { $right }: { $direction ->
    [less] kurang
   *[more] lebih
} { $difference }. Satu lembar hanya dapat memiliki satu total.
finding-statuses = { $place }: { $parts } bersama-sama berjumlah { $right }, sedangkan “{ $whole }” tertulis { $left }: { $direction ->
    [less] kurang
   *[more] lebih
} { $difference }.
finding-statuses-over = { $place }: { $parts } { $right } melebihi “{ $whole }” { $left }, selisih { $difference }.
finding-countries = { $place }: { $count } baris yang tercantum dalam “{ $whole }” berjumlah { $right }, sedangkan baris itu sendiri tertulis { $left }: { $direction ->
    [less] kurang
   *[more] lebih
} { $difference }.
finding-countries-over = { $place }: { $count ->
    [1] { $parts } saja sudah
   *[other] { $count } baris yang sudah terisi berjumlah
} { $right }, melebihi { $left } pada “{ $whole }”, selisih { $difference }.
finding-nested = { $place }: { $left } melebihi { $right } pada { $other }, padahal yang pertama bagian dari yang kedua: kelebihan { $difference }.
finding-nested-sources = { $place }: { $left } ({ $source }) melebihi { $right } pada { $other } ({ $other-source }), padahal yang pertama bagian dari yang kedua: kelebihan { $difference }. Dua sumber dapat menghitung secara berbeda.
finding-siblings = { $place }: { $left } berbeda dari total yang sama di { $other-table }, yang tertulis { $right }: { $direction ->
    [less] kurang
   *[more] lebih
} { $difference }.
finding-sources = { $place }: { $left } ({ $source }) berbeda dari total yang sama di { $other-table }: { $right } ({ $other-source }): { $direction ->
    [less] kurang
   *[more] lebih
} { $difference }. Dua sumber dapat menghitung secara berbeda.
finding-means = { $place }: angka untuk semua, { $left }, tidak terletak di antara angka laki-laki dan perempuan; yang terdekat adalah { $right }, { $difference } { $direction ->
    [less] di atasnya
   *[more] di bawahnya
}.
finding-wrong-input = { $place }: “{ $typed }” tidak dapat dibaca sebagai angka: { $why ->
    [separators] titik, koma atau spasi tidak pada tempatnya
    [brackets] angka dalam kurung dapat berarti negatif, padahal di sini tidak ada yang di bawah nol
    [long] digitnya terlalu banyak
    [calculation] hitungannya tidak menghasilkan angka yang tepat
    [where] K memerlukan baris atau sel tempat angka itu tercakup
   *[letters] bukan angka dan bukan salah satu alasan N, X, C, S
}.{ $fits ->
    [one] {" "}Menurut angka di sekitarnya hanya { $fitting } yang cocok.
   *[none] {""}
}
finding-two-readings = { $place }: “{ $typed }” dapat berarti { $first } atau { $second }. Pilih salah satu.{ $fits ->
    [one] {" "}Menurut angka di sekitarnya hanya { $fitting } yang cocok.
   *[none] {""}
}
finding-dash = { $place }: “{ $typed }” dapat berarti tidak ada sama sekali (0) atau tidak tersedia (N). Pilih salah satu.{ $fits ->
    [one] {" "}Menurut angka di sekitarnya hanya { $fitting } yang cocok.
   *[none] {""}
}
finding-negative = { $place }: { $typed } di bawah nol, padahal jumlah tidak mungkin negatif.{ $fits ->
    [one] {" "}Menurut angka di sekitarnya hanya { $fitting } yang cocok.
   *[none] {""}
}
finding-year-outside = { $sheet }: tahun { $year } tidak ditanyakan; kuesioner ini mencakup { $first } sampai { $last }.
finding-source-missing = { $sheet }: sumber angka ini belum disebutkan.
finding-definition-missing = { $sheet }: belum disebutkan siapa yang dihitung: migran yang mana, atau warga negara di luar negeri yang mana. Tanpa definisi, angka tidak dapat dibandingkan.
finding-unanswered-cells = { $sheet }: { $count ->
    [1] satu sel
   *[other] { $count } sel
} pada tahun yang dibuka belum berisi angka maupun alasan. Yang pertama adalah { $first }.
finding-unanswered-sheet = { $sheet }: belum ada tahun yang dibuka dan belum ada alasan.
finding-unanswered-table = { $table }: belum ada jawaban dan belum ada alasan.
finding-preparer-missing = Belum disebutkan siapa penyusun kuesioner ini.

# Bagian dari kalimat di atas
finding-source-not-stated = sumber belum disebutkan
finding-sex-total = kedua jenis kelamin
finding-sex-male = laki-laki
finding-sex-female = perempuan
finding-in-thousands = dalam ribuan
finding-and = { $list } dan { $last }
