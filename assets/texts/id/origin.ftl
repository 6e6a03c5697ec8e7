# Tindakan, sebagaimana disebut menu dan riwayat.
action-state-origin = pernyataan asal angka
action-remark = { $detail ->
    [follow-up] penandaan untuk ditindaklanjuti
    [followed-up] penghapusan tanda tindak lanjut
    [removed] penghapusan komentar
   *[other] komentar
}

# Apa yang dikatakan perubahan tentang angka, dalam riwayat.
said-removed = dihapus
said-second-entry = diketik untuk kedua kalinya: { $figure } ({ $agreed ->
    [yes] keduanya sama
   *[no] keduanya berbeda
})
said-follow-up = ditandai untuk ditindaklanjuti
said-followed-up = tanda tindak lanjut dihapus

# Perintah.
command-remark = Tulis komentar
command-remark-tip = Komentar pada sel aktif, untuk mereka yang bekerja dalam berkas ini
command-follow-up = Tandai untuk ditindaklanjuti
command-follow-up-tip = Tandai sel terpilih agar dilihat lagi, atau hapus tandanya
command-origin = Asal angka
command-origin-tip = Nyatakan berkas dan halaman asal angka terpilih
command-attach = Lampirkan dokumen
command-attach-tip = Simpan salinan dokumen asal angka terpilih
command-next-follow-up = Tindak lanjut berikutnya
command-next-follow-up-tip = Ke sel berikutnya yang ditandai untuk ditindaklanjuti

# Tabel.
grid-follow-up = tindak lanjut

# Komentar, di samping tabel.
tab-remarks = Komentar
follow-up = Tindak lanjut
follow-ups = { $count ->
    [1] 1 sel untuk ditindaklanjuti
   *[other] { $count } sel untuk ditindaklanjuti
}
remark-text = Komentar
remark-keep = Simpan komentar
remark-remove = Hapus komentar: { $name }
remarks-stay = Komentar tetap di berkas ini. Catatan ikut dalam paket, komentar tidak.
notes-travel = Catatan ikut dalam paket. Yang hanya untuk Anda sendiri ditulis di Komentar.

# Asal angka, di samping tabel.
tab-origin = Asal
origin-covers = Asal dari: { $name }
origin-of-these = { $count ->
    [1] Asal sel ini
   *[other] Asal { $count } sel terpilih
}
origin-of-active = Sel aktif: { $name }
origin-rows = { $count } baris, { $first } sampai { $last }
origin-rows-hidden = { $count ->
    [1] 1 baris yang tidak tampak
   *[other] { $count } baris yang tidak tampak
}
origin-none = Belum ada pernyataan.
origin-file = Berkas atau publikasi
origin-file-hint = Buku tahunan statistik migrasi 2014
origin-page = Halaman, lembar, atau tabel
origin-page-hint = hlm. 12, tabel 3
origin-note = Keterangan lain
origin-attach-file = Lampirkan salinan dokumen
origin-choose = Pilih dokumen
origin-kinds = Dokumen, gambar, buku kerja
origin-reading = Dokumen sedang dibaca…
origin-attached = “{ $name }” dilampirkan. Berkas ini menyimpan salinannya.
origin-open = Buka { $name }
origin-save = Simpan { $name } di tempat lain
origin-save-where = Simpan dokumen
origin-saved = Disimpan sebagai { $name }.
origin-detach = Lepaskan { $name }
origin-not-opened = Tidak ada program yang dapat membuka { $path }: { $why }. Simpan dokumen di tempat lain dan buka dari sana.
origin-apart = Hanya untuk sel ini
origin-remove = Tarik kembali pernyataan
origin-dropped = { $count ->
    [1] Lampirkan “{ $name }” pada sel terpilih sebagai asal angkanya?
   *[other] Lampirkan “{ $name }” pada { $count } sel terpilih sebagai asal angka-angkanya?
}
origin-dropped-nowhere = Pilih sel yang berasal dari “{ $name }”, lalu lampirkan.
origin-attach = Lampirkan
origin-leave = Biarkan
origin-stays = Asal dan dokumen tetap di berkas ini; paket tidak membawanya. Dokumen: { $size } dari { $most }.
origin-cell = Angka ini: { $name }
origin-brought-in = Dari { $name }
