# Bantuan di dalam program. Baris kosong mengakhiri paragraf, "- " memulai butir, "+ " judul, "> " baris untuk diketik di tempat lain.

help-title = Bantuan
help-topics = Topik
help-search = Cari dalam bantuan
help-search-hint = Cari dalam bantuan
help-nothing = Tidak ada bantuan yang memuat kata-kata ini.

help-first-steps = Langkah pertama
help-first-steps-text =
    Dari berkas kosong sampai paket dalam enam langkah. Tidak perlu selesai sekaligus: setiap sel sudah tersimpan di disk begitu Anda meninggalkannya, dan semuanya dapat diurungkan.

    + 1  Buka sebuah tabel
    Ikhtisar memuat semua tabel dengan keadaannya. Pilih dengan tombol panah lalu tekan Enter. Tabel yang tidak menyangkut negara Anda cukup satu tombol: nyatakan alasannya untuk seluruh tabel.

    + 2  Ketik
    Ketik angka lalu tekan Enter. Jika tidak ada angka, satu huruf menyatakan alasannya: N, X, C atau S. Anda dapat menempelkan blok dari lembar kerja, dan satu kali urung mengembalikan semuanya.

    + 3  Lihat apa yang salah
    Jumlah dan perbandingan diperiksa selama Anda mengetik. Sel dengan temuan diberi tanda; panel di kanan menjelaskan apa yang tidak cocok. F8 membuka temuan berikutnya.

    + 4  Nyatakan sumbernya
    Setiap tabel menyatakan sekali dari mana angkanya berasal dan siapa yang disebut migran. Yang Anda nyatakan untuk satu tabel ditawarkan untuk tabel berikutnya.

    + 5  Kirim
    Halaman Kirim memuat apa yang menghalangi. Draf dapat diserahkan kapan saja; hanya paket final yang dihitung sebagai penyerahan. Paket ditandatangani dengan kunci Anda.

    + 6  Periksa
    Pemeriksaan membaca kembali paket seperti yang akan dilakukan kantor proyek. Lakukan sebelum Anda mengirimnya.

help-typing = Mengetik angka
help-typing-text =
    Angka dibaca seperti orang menulisnya. Tidak ada yang diubah diam-diam: yang dapat dibaca dengan dua cara ditanyakan, dan yang tidak dapat dibaca tetap di selnya, bertanda, sampai Anda memperbaikinya.

    + Angka
    - 1234, 1 234, 1,234 dan 1.234 dibaca menurut kebiasaan berkas Anda; blok yang ditempelkan memakai satu kebiasaan untuk seluruhnya.
    - =1200+345 dihitung.
    - Angka Thai, Lao, Khmer dan Burma dibaca apa adanya.
    - (123) tidak dibaca sebagai angka negatif; tetap bertanda.
    - 0 adalah nol yang sebenarnya: tidak ada seorang pun. Ini tidak sama dengan tidak ada angka.

    + Tombol di dalam tabel
    - Panah, Tab dan Enter berpindah; Shift dengan panah memilih.
    - Mengetik menggantikan isi, F2 menyunting, Escape membiarkan sel seperti semula, Delete mengosongkan.
    - Ctrl+C dan Ctrl+V menyalin dan menempelkan blok, juga dari dan ke lembar kerja.
    - Jika sebuah baris, kolom atau tabel dipilih, satu huruf memberi alasan untuk semua sel kosong di dalamnya. Angka yang diketik kemudian mengesampingkannya.

    + Orang atau ribuan
    Satuan sebuah tabel mengubah cara angka diketik dan ditampilkan, tidak pernah angkanya sendiri.

help-keys = Tombol
help-keys-text =
    Semuanya dapat dilakukan tanpa tetikus. Tab berpindah dari bagian ke bagian, F6 di antara panel, Escape kembali.

help-reasons = Alasan dan tanda
help-reasons-text =
    Sebuah sel berisi angka atau alasan mengapa tidak ada angka. Angka dapat membawa satu tanda. Huruf-hurufnya adalah huruf ILO sendiri.
help-reasons-heading = Alasan tidak ada angka
help-flags-heading = Tanda di samping angka
help-reason-N = Angkanya tidak ada di mana pun, atau lembaga Anda tidak dapat memperolehnya.
help-reason-X = Orang atau hal seperti itu tidak mungkin ada, misalnya laki-laki dalam tabel perempuan.
help-reason-C = Angkanya diketahui tetapi tidak boleh diberikan, karena orang dapat dikenali.
help-reason-S = Sampelnya terlalu kecil untuk angka yang bermakna.
help-reason-K = Angkanya termasuk dalam sel lain yang Anda sebut; pemeriksaan jumlah lalu mengetahuinya.
help-flag-B = Definisi, cakupan atau metode berubah: tahun ini tidak dapat dibandingkan dengan tahun sebelumnya.
help-flag-E = Anda perkirakan dari keterangan lain.
help-flag-P = Akan direvisi.
help-flag-U = Perlu dipakai dengan hati-hati, misalnya karena sampel kecil.
help-flag-R = Sudah diperiksa lagi dan dipastikan, betapapun janggalnya.
help-flag-L = Dihitung dari angka lain.
help-flag-F = Menyatakan yang diharapkan, bukan yang dihitung.
help-flag-I = Diisi untuk jawaban yang tidak ada.
help-flag-M = Dilanjutkan dari sebuah model.
help-flag-Z = Bukan angka resmi negara Anda.

help-checks = Pemeriksaan
help-checks-text =
    Pemeriksaan yang sama berjalan di sini selama Anda mengetik dan di kantor proyek ketika paket Anda tiba. Sebuah jumlah boleh meleset karena pembulatan: setengah satuan dari angka terakhir yang diberikan, untuk setiap sukunya.

    Kesalahan menghalangi paket final sampai diperbaiki. Peringatan tidak pernah menghalangi.
help-checks-list = Pemeriksaan dalam kuesioner ini

help-package = Paket dan tanda tangan
help-package-text =
    Paket adalah satu berkas yang memuat semuanya: angka sebagai berkas teks, buku kerja untuk dilihat, sumber, catatan, temuan pemeriksaan, siapa mengubah apa, dan halaman muka.

    + Draf dan final
    Paket adalah final jika tidak ada sel yang isinya tidak terbaca, setiap kesalahan sudah diperbaiki, dan penyusunnya disebut. Jika tidak, ia adalah draf, dan menyatakannya dalam nama berkas dan di halaman mukanya.

    + Kunci
    Kunci Anda adalah berkas tersendiri, dibuat dalam program ini dan dikunci dengan frasa sandi Anda. Berikan berkas yang lain, yang berakhiran .pub, kepada kantor proyek, dan biarkan mereka membandingkan sidik jarinya dengan Anda lewat telepon. Tanpa frasa sandi tidak ada yang dapat menandatangani atas nama Anda, dan tidak ada yang dapat memulihkannya.

    + Revisi
    Naik setiap kali paket dengan isi lain dibuat. Isi yang sama menghasilkan bita yang sama, di komputer mana pun.

    + Cara mengirimnya
    Sebagai berkas di flash disk, sebagai lampiran surel, atau dengan cara lain apa pun. Berkas itu dapat diperiksa, apa pun yang terjadi padanya di jalan.

help-verify = Memeriksa paket
help-verify-text =
    Di jendela: Periksa paket, juga dari layar pertama dan tanpa berkas negara. Di baris perintah:

    > ilms-collect verify Indonesia-phase3-r02.ilms-package --signer KEY.pub

    + Dengan program lain
    Paket adalah berkas zip. Tidak seorang pun memerlukan program ini untuk memeriksanya. Dalam folder kosong, di Linux dan macOS:

    > unzip Indonesia-phase3-r02.ilms-package
    > sha256sum -c manifest-sha256.txt
    > sha256sum -c tagmanifest-sha256.txt
    > printf 'preparer %s\n' "$(cut -d' ' -f1,2 KEY.pub)" > signers
    > ssh-keygen -Y verify -f signers -I preparer -n ilms-submission -s tagmanifest-sha256.txt.sig < tagmanifest-sha256.txt

    Jumlah periksa pertama mencakup angka, yang kedua mencakup daftarnya, dan tanda tangan mencakup yang kedua. Di macOS pakai shasum -a 256 -c. Di Windows, tar -xf membuka paket, Get-FileHash menampilkan jumlah periksa, dan ssh-keygen sama saja.

    Angkanya adalah teks biasa: data/figures memuat satu CSV untuk setiap tabel dan sumber, data/questionnaire.xlsx memuat hal yang sama untuk dibaca orang.

help-files = Letak berkas
help-files-text =
    + Berkas negara
    Satu berkas, misalnya Indonesia.ilms, memuat semua fase satu negara. Letaknya di tempat Anda menyimpannya. Anda boleh menyalinnya ke flash disk selama program berjalan. Di sampingnya ada berkas kunci kecil selama dibuka, dan cadangannya.

    + Cadangan
    Disimpan di samping berkas negara dan digilir: satu dibuat sebelum ada yang dimasukkan. Berkas yang rusak dibuka untuk dibaca, dengan isi yang masih dapat diselamatkan.

    + Kunci
    Di tempat Anda meletakkannya ketika membuatnya. Tidak pernah di dalam berkas negara atau paket.

    + Selain itu tidak ada
    Program tidak memerlukan jaringan, tidak mengirim apa pun ke mana pun, dan di luar berkas Anda hanya menyimpan ukuran jendela dan tampilannya.
help-files-this = Berkas ini

help-about = Tentang dan lisensi
help-about-text =
    ILMS Collect mengisi, memeriksa dan menyerahkan kuesioner basis data Statistik Migrasi Tenaga Kerja Internasional untuk ASEAN. Program ini bebas dipakai, dipelajari dan disebarkan, menurut lisensi MIT atau lisensi Apache 2.0, sesuai pilihan Anda.

    + Kuesioner dan klasifikasi
    Tabel, daftar kode dan kosakata catatan berasal dari Organisasi Perburuhan Internasional (metadata ILOSTAT, koleksi MIG 2017 dan ILMS 2019). Kata-kata panduannya kami susun sendiri.

    + Angka terbitan dalam contoh
    ILOSTAT, Organisasi Perburuhan Internasional, CC BY 4.0: angka seperti diterbitkan untuk Indonesia. Beberapa kesalahan ditanam untuk latihan; contoh itu menunjukkan di mana.

    + Huruf
    Noto Sans untuk huruf Latin, Thai, Lao, Khmer dan Burma, serta tanda-tandanya: © The Noto Project Authors, SIL Open Font License 1.1.

    + Ikon
    Phosphor Icons: © Phosphor Icons, lisensi MIT.

    + Nama negara
    ISO 3166, menurut daftar M49 Perserikatan Bangsa-Bangsa.
help-about-version = Versi { $version }
help-about-packs = Kuesioner yang tersedia
help-about-pack = { $title }, versi { $version }
