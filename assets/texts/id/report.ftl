# Laporan pemeriksaan: di baris perintah, dan sebagai buku kerja bagi penelaah.

# Di baris perintah
report-package = { $verdict } { $country }, { $questionnaire }, revisi { $revision }, { $state ->
    [final] final
   *[draft] draf
}, { $date }.
report-same = Temuannya persis sama dengan yang dilihat negara pengisi.
report-pack-differs = Diisi dengan versi kuesioner ({ $theirs }) yang berbeda dari yang dimiliki program ini ({ $ours }): pemeriksaannya dapat berbeda dari yang dilihat negara pengisi.
report-differs = Temuannya tidak sama dengan yang dilihat negara pengisi: { $missing } temuan mereka tidak ditemukan di sini, { $added } hanya ditemukan di sini.{ $earlier ->
    [yes] {" "}Fase sebelumnya tidak diberikan, padahal sebagian pemeriksaan melihatnya.
   *[no] {""}
}{ $program ->
    [same] {""}
   *[other] {" "}Paket ini dibuat oleh { $program }.
}
report-only-there = hanya dilihat negara pengisi: { $sentence }
report-only-here = hanya ditemukan di sini: { $sentence }
report-unreadable = Yang dilihat negara pengisi tidak dapat dibandingkan: { $reason }.
report-without-earlier = Fase sebelumnya tidak diberikan, dan sebuah paket hanya memuat satu fase. Karena itu pemeriksaan berikut hanya melihat fase ini: { $checks }. Berikan paket fase sebelumnya dengan --earlier.
report-earlier = Dibandingkan dengan { $phases }.
report-nothing = Tidak ada yang salah atau kurang.
report-explained-by = Dijelaskan oleh { $who }: { $sentence }
report-explained-moved = Pernah dijelaskan oleh { $who }: { $sentence } Sejak itu { $cell } berubah dari { $was } menjadi { $is }, jadi terbuka kembali.
report-explained-kind = { $kind } yang dijelaskan
report-not-needed = Tidak diperlukan lagi karena yang dijelaskan sudah tidak ada: penjelasan atas { $key }.
report-suggestion = Saran ({ $percent } %): { $reason }
report-suggestion-perhaps = Mungkin ({ $percent } %): { $reason }
report-suggestion-one-of = Salah satu dari ini ({ $percent } %): { $reason }
report-counts = { $causes } penyebab: { $fatal } harus diperbaiki, { $errors } kesalahan, { $warnings } peringatan, { $notes } catatan, { $unanswered } belum dijawab, { $explained } dijelaskan.

# Buku kerja
report-sheet-findings = Temuan
report-sheet-suggestions = Saran
report-sheet-summary = Ringkasan
report-cause = Penyebab
report-severity = Tingkat
report-table = Tabel
report-source = Sumber
report-row = Baris
report-year = Tahun
report-status = Status
report-sex = Jenis kelamin
report-check = Pemeriksaan
report-finding = Temuan
report-now = Angka sekarang
report-proposed = Usulan
report-reason = Alasan
report-confidence = Keyakinan
report-explained = Dijelaskan oleh negara pengisi
report-key = Kunci
report-choice = Pilihan
report-cell = Sel
report-figures = { $count } angka
report-file = Berkas
report-country = Negara
report-questionnaire = Kuesioner
report-revision = Revisi
report-state = Keadaan
report-prepared = Disusun oleh
report-verified = Paket
report-compared = Dibandingkan dengan
report-as-seen = Yang dilihat negara pengisi
report-whole = Kuesioner secara keseluruhan
report-unanswered = Belum dijawab
report-total = Jumlah
report-final = final
report-draft = draf
