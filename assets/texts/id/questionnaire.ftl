# Kata-kata kuesioner itu sendiri, dipakai di setiap layar dan di baris perintah.

sex-T = Jumlah
sex-M = Laki-laki
sex-F = Perempuan
sex-T-short = J
sex-M-short = L
sex-F-short = P

unit-persons = orang
unit-thousands = ribu
unit-currency = mata uang lokal per bulan

severity-fatal = Menghentikan pengiriman
severity-error = Kesalahan
severity-warning = Peringatan
severity-note = Catatan

institution-LM = Kementerian ketenagakerjaan
institution-NSO = Badan statistik
institution-ONI = Lembaga lain

questionnaire-years = { $count ->
   *[other] { $count } tahun
}
questionnaire-tables = { $count ->
   *[other] { $count } tabel
}
questionnaire-table-number = Tabel { $number }
questionnaire-asean-members = Negara anggota ASEAN
