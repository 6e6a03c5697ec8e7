# Menjelaskan temuan, supaya diam sampai angkanya berubah.

grid-explained = sudah dijelaskan

command-explain = Jelaskan temuan
command-explain-tip = Nyatakan mengapa yang tampak salah itu benar; temuan lalu diam sampai angkanya berubah

allowance-holds = Sudah dijelaskan: { $words } ({ $who }, { $day })
allowance-moved = Dijelaskan pada { $day } oleh { $who }: { $words } Sejak itu angkanya berubah: { $cell } tadinya { $was }, sekarang { $is }.

allowance-title = { $count ->
    [1] Mengapa ini benar?
   *[other] Mengapa { $count } temuan ini benar?
}
allowance-more = dan { $count } lagi
allowance-figures = Berlaku untuk angka
allowance-none-concerned = Tidak menyangkut satu angka pun, dan berlaku sampai Anda mencabutnya.
allowance-reasons = Alasan
allowance-sentence = Dengan kata-kata Anda sendiri
allowance-sentence-needed = Dengan kata-kata Anda sendiri (wajib untuk alasan ini)
allowance-sentence-hint = Apa kata instansinya, peristiwa apa, sejak kapan
allowance-flag = { $flag ->
    [B] Beri juga tanda B, putus deret, pada angkanya
    [R] Beri juga tanda R, nilai nyata, pada angkanya
   *[other] Beri juga tanda { $flag } pada angkanya
}
allowance-same = Sekaligus { $count } temuan lain dari pemeriksaan ini di tabel ini
allowance-save = Jelaskan
allowance-again = Masih berlaku
allowance-again-tip = Berikan penjelasan yang sama lagi untuk angka yang ada sekarang
allowance-take-back = Cabut
allowance-keys = Tombol angka memilih alasan, Enter menjelaskan, Escape menutup; yang sudah ditulis tetap tersimpan.
allowance-who = Diberikan oleh { $who } pada { $day }.
allowance-done = { $count ->
    [1] Sudah dijelaskan. Temuan diam sampai angkanya berubah.
   *[other] { $count } temuan sudah dijelaskan. Temuan diam sampai ada angka yang berubah.
}
allowance-taken-back = Penjelasan dicabut.
allowance-nothing = Tidak ada temuan untuk dijelaskan di sini. Pilih sel yang bertanda, atau temuan dalam daftar.
allowance-fatal = Ini tidak dapat dijelaskan: harus diperbaiki sebelum paket final dapat dibuat.
allowance-answer = Ini tidak dapat dijelaskan: berikan jawaban, atau nyatakan dengan huruf seperti N atau X mengapa tidak ada.
allowance-choose = Pilih alasan dahulu.
allowance-write = Alasan ini belum cukup jelas: tambahkan satu kalimat.
allowance-explain = Jelaskan…
allowance-change = Ubah penjelasan
allowance-not-needed = { $count } penjelasan tidak diperlukan lagi: yang dijelaskan sudah tidak ada.
submit-explained = { $count } temuan sudah dijelaskan. Penjelasannya ikut dalam paket.
