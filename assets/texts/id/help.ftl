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
    Ketik angka lalu tekan Enter. Jika tidak ada angka, satu huruf menyatakan alasannya: N, X, C atau S. Blok yang ditempel dari lembar kerja ditampilkan dahulu sebelum ada yang berubah, dan satu kali urungkan mengembalikan semuanya.

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
    Ketik seperti di lembar kerja. Angka dibaca seperti orang menulisnya, dan tidak ada yang diubah diam-diam: yang dapat dibaca dengan dua cara ditanyakan, dan yang tidak dapat dibaca tetap di selnya, bertanda, sampai Anda memperbaikinya.

    + Angka
    - 1234, 1 234, 1,234 dan 1.234 dibaca menurut kebiasaan berkas Anda.
    - =1200+345 dihitung. Sel menyimpan hitungannya: saat disunting lagi, hitungan itu masih ada.
    - Angka Thai, Lao, Khmer, Burma dan angka lebar penuh dibaca apa adanya.
    - .. dan n/a berarti angka tidak tersedia. Tanda hubung ditanyakan: artinya bisa tidak ada sama sekali, atau tidak tersedia.
    - 0 adalah nol yang sebenarnya: tidak ada seorang pun. Ini tidak sama dengan tidak ada angka.

    + Berpindah
    - Enter ke bawah, atau ke kanan bila Anda pilih begitu di menu. Setelah beberapa kali Tab, Enter menuju baris berikutnya, di bawah sel awal.
    - Mengetik menggantikan isi sel, F2 mengubahnya, Escape membiarkannya seperti semula, Delete mengosongkannya.
    - Bila beberapa sel dipilih, Enter dan Tab hanya menyusuri pilihan itu.

    + Yang tidak dapat dibaca
    Sel seperti 12o4 atau (123) menyimpan yang Anda ketik, dan tidak dihitung sebagai angka. Buka sel itu: panel di kanan menjelaskan mengapa tidak terbaca dan menawarkan yang mungkin Anda maksud. F4 memakai arti pertama yang ditawarkan, Shift+F4 yang kedua.

    + Orang atau ribuan
    Satuan sebuah tabel mengubah cara angka diketik dan ditampilkan, tidak pernah angkanya sendiri.

help-pasting = Menempel
help-pasting-text =
    Salin blok dari lembar kerja, halaman web atau dokumen, pilih sel untuk angka pertamanya, lalu tempel. Belum ada yang berubah: tabel menampilkan isi setiap sel nantinya. Enter menempelkannya, Escape membiarkan semuanya seperti semula, dan satu kali urungkan mengembalikan semuanya.

    + Yang ditampilkan pratinjau
    - Sel mana yang baru, mana yang berubah beserta isi semulanya, dan mana yang tetap sama.
    - Apa dibaca sebagai apa, beserta alasannya, bila tidak jelas dengan sendirinya.
    - Apa yang tidak ikut, baris demi baris, beserta alasannya.
    - Isian kosong tidak pernah mengosongkan sel.

    + Tempat yang benar
    Blok yang memuat nama baris, tahun atau jenis kelamin ditempatkan menurut nama itu, dalam urutan apa pun. Nama dari daftar kode dalam bahasa Inggris dan Indonesia dikenal, begitu juga nama lama, kode, dan ejaan yang sedikit meleset. Blok tanpa nama dibandingkan dengan jumlah dan dengan angka tahun lain. Bila blok tampaknya milik satu baris atau kolom di sebelahnya, tertukar baris dan kolomnya, memuat baris judul, atau dalam ribuan, pratinjau mengatakannya dan mengusulkan yang cocok.

    + Pertanyaan
    Yang hanya Anda ketahui ditanyakan satu kali untuk seluruh blok: tempat mana yang benar, apa arti tanda hubung, apakah titik memisahkan ribuan atau desimal, apakah baris atau tahun yang belum tampil di tabel akan ditambahkan. Setiap jawaban bernomor: tekan nomornya. Bila sebagian besar isinya tidak terbaca, Anda ditanya dahulu sebelum ditempel.

help-workbooks = Mengimpor buku kerja apa pun
help-workbooks-text =
    Di Impor, pilih buku kerja atau CSV kementerian apa pun: .xlsx, .xlsb, .xls, .ods, .csv. Bentuknya tidak harus mengikuti formulir. Lembar kerja ditampilkan apa adanya, dan warna menunjukkan arti tiap sel: tahun, jenis kelamin, kategori, angka yang diambil, angka yang tidak. Berkas itu sendiri tidak pernah diubah, makronya tidak pernah dijalankan, dan baris, kolom serta lembar tersembunyi dibiarkan.

    + Yang ditemukan
    Daftar di kiri memuat tiap lembar kerja dan blok angka di dalamnya, dengan tabel yang dijawabnya. Tanda tanya berarti ada yang harus disebutkan. Enter menuju lembar kerja; tombol panah bergerak di sana, dan baris di bawahnya menyebutkan arti sebuah sel.

    + Mengoreksi dengan menunjuk
    Di Bacaan sebutkan tabel, sumber, satuan, tanda desimal, arti tanda hubung. Bila tahun, jenis kelamin, kategori atau angka berada di tempat lain, tekan sasaran di sampingnya lalu pilih selnya: dengan tetikus, atau dengan Shift dan panah lalu Enter. Ctrl+Spasi memilih kolom, Shift+Spasi baris. Escape mengakhiri penunjukan. Selebihnya langsung menyesuaikan.

    + Kategori
    Tiap label buku kerja menuju satu baris tabel: menurut namanya, nama lain, atau sebagai kategori nasional yang termuat di baris itu. Yang tidak dikenal ada di atas. Enter pada label, ketik sebagian nama baris, Enter. Beberapa label boleh menuju satu baris; angkanya dijumlahkan, dan pratinjau menyebutkannya. Yang Anda sebutkan diingat untuk semua buku kerja berikutnya.

    + Tidak ada yang ditebak
    Persentase, perubahan, subtotal, rencana dan sebagian tahun ditinggalkan; begitu pula yang dapat berarti dua hal. Di Ditinggalkan masing-masing ada dengan alasannya. Pratinjau lalu mendaftar tiap sel yang akan berubah, dengan tempat asal angkanya di buku kerja. Tempat itu tetap bersama angkanya, di bawah Asal di kanan tabel.

    + Tahun depan
    Di Simpan beri nama pada cara membaca buku kerja. Berkas tahun depan yang berbentuk sama lalu dibaca dengan cara yang sama. Serahkan sebagai berkas bila berkas negara lain memerlukannya.

help-keys = Tombol
help-keys-text =
    Semuanya dapat dilakukan tanpa tetikus. Tab berpindah dari bagian ke bagian, F6 di antara panel, Escape kembali. Di dalam tabel, ? menampilkan semua tombol ini dalam satu lembar.

help-reasons = Alasan dan tanda
help-reasons-text =
    Sebuah sel berisi angka atau alasan mengapa tidak ada angka. Angka dapat membawa satu tanda. Huruf-hurufnya adalah huruf ILO sendiri.

    + Banyak sel sekaligus
    - Pilih sel lalu tekan huruf alasannya: setiap sel tanpa angka mendapat alasan itu. Bila hanya satu sel, isinya diganti apa pun itu.
    - Bila baris, kolom atau tabel dipilih seluruhnya, alasan berlaku untuk semuanya. Angka yang diketik di sana, sebelum atau sesudahnya, lebih diutamakan.
    - “Tanpa angka, karena…” di menu menanyakan dengan dua tombol untuk sel yang mana, dari satu sel sampai seluruh modul, dan apa alasannya.
    - Alasan dapat diulang ke seluruh pilihan. Angka tidak pernah diulang.

    + Termasuk di tempat lain
    Tekan K, buka sel yang mencakup orang-orang itu, di tabel ini atau tabel lain, lalu tekan Enter. Sel itu harus berisi angka. Pemeriksaan jumlah lalu mengetahui di mana mereka dihitung.
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

help-totals = Total
help-totals-text =
    Total yang Anda ketik dari dokumen dibandingkan dengan bagian-bagiannya: begitulah salah ketik pada bagian ditemukan. Jadi ketiklah total bila ada.

    + Mengisi yang kosong
    F9 mengisi sel kosong dalam pilihan yang dapat dihitung dari penjumlahan: total bila semua bagiannya ada, atau satu bagian yang kurang. Sel yang diisi begitu membawa tanda L, artinya dihitung. Tidak ada isi yang diganti, dan bila dua penjumlahan berbeda hasilnya, sel tetap kosong dan Anda diberi tahu.

    Pada tabel negara, total dapat dihitung hanya bila “Negara lain” juga terisi.

    + Bila bagiannya berubah kemudian
    Sel yang diisi mempertahankan angkanya, dan mengatakan bahwa bagiannya berubah. Satu tombol mengisinya lagi.

    + Total otomatis
    Pada lembar dengan total otomatis, total yang kosong mengikuti bagiannya dengan sendirinya. Yang Anda ketik tetap seperti adanya. Setiap lembar punya pilihannya sendiri, di bawah “Baris” di atas tabel dan di menu.

help-ways = Menemukan jalan
help-ways-text =
    + Menuju suatu tempat
    - Kotak pencarian di atas menerima beberapa kata dalam urutan apa pun, misalnya 19 malaysia 2014 p, atau sebagian nama perintah.
    - F7 menuju sel berikutnya yang harus dijawab, F8 menuju temuan berikutnya.
    - “Yang masih tersisa” memuat semua yang masih harus dijawab, disebutkan atau diperbaiki.

    + Baris yang tampil
    Anda dapat menyembunyikan baris kosong, atau menampilkan hanya baris yang terjawab, yang masih harus dijawab, yang memiliki temuan, atau yang berubah sejak fase sebelumnya. Sebuah bilah di atas tabel mengatakannya selama ada baris yang tersembunyi. Tidak ada baris yang hilang selagi Anda bekerja; bilah itu menawarkan untuk mencari lagi.

    + Negara dan baris lain
    Ketik beberapa huruf namanya di “Tambah negara” di bawah baris-baris, atau di kotak pencarian. Kode dan ejaan yang sedikit meleset juga ditemukan.

    + Tahun, lebar, ukuran
    - Sebuah tahun dapat ditahan di samping label sementara yang lain bergeser.
    - Kolom dan label dapat dipersempit dan diperlebar; tabel dapat ditampilkan dari 50 sampai 200 %.

    + Arti sebuah sel
    F1 di dalam tabel menjelaskan apa yang dihitung dalam tabel, baris dan kolom itu.

help-findings = Temuan
help-findings-text =
    Temuan dimuat sekali untuk tiap penyebab, berapa pun jumlah yang terganggu oleh satu salah ketik. Kesalahan menghalangi paket final sampai diperbaiki atau dijelaskan. Peringatan dan catatan adalah pertanyaan.

    + Saran
    Bila angkanya menunjukkan apa yang mungkin terjadi (digit tertukar, baris bergeser, laki-laki dan perempuan tertukar, ribuan diketik sebagai orang), hal itu disebutkan beserta angka yang benar. Bandingkan dahulu dengan dokumennya. F4 mengambil saran pertama, Shift+F4 yang kedua, Ctrl+Shift+F4 yang ketiga; satu kali urungkan mengembalikannya.

    + Menjelaskan
    Bila yang tampak salah itu benar, nyatakan mengapa: Ctrl+E, sebuah alasan, dan satu kalimat bila diperlukan. Temuan lalu diam sampai angkanya berubah. Penjelasan ikut dalam paket. Yang tidak dapat dibaca dan yang belum dijawab tidak dapat dijelaskan.

    + Yang janggal
    - Angka dibandingkan dari tahun ke tahun, termasuk fase sebelumnya. Jika lonjakan itu benar, beri tanda: B untuk putus deret mulai tahun itu, R untuk angka yang sudah Anda periksa dan ternyata benar.
    - Jika nol berarti tidak dihitung, ketik N.
    - Jika dua tahun atau dua tabel sama pada semua angka, periksa apakah satu blok tertempel dua kali.
    - Jumlah menurut negara dibandingkan dengan yang diterbitkan negara itu tentang orang yang sama. Hanya yang beberapa kali lebih besar atau lebih kecil yang disebut; keduanya bisa benar.

    + Kerahasiaan
    Angka yang disembunyikan sebagai rahasia (C) sering dapat dihitung dari total. Program memberi tahu, menunjukkan caranya, dan menyebut apa lagi yang perlu disembunyikan. Satu tekanan menyembunyikannya, satu kali urungkan mengembalikannya. Angkanya tetap ada dalam riwayat berkas Anda; paket tidak membawanya.

help-checks = Pemeriksaan
help-checks-text =
    Pemeriksaan yang sama berjalan di sini selama Anda mengetik dan di kantor proyek ketika paket Anda tiba. Sebuah jumlah boleh meleset karena pembulatan: setengah satuan dari angka terakhir yang diberikan, untuk setiap sukunya.

    Kesalahan menghalangi paket final sampai diperbaiki atau dijelaskan. Peringatan tidak pernah menghalangi.

    Setiap pemeriksaan menampilkan contoh: angka yang lolos, angka yang ditemukan, dan apa kata program. Kantor menjalankan pemeriksaan yang sama pada paket Anda dan diberi tahu bila temuannya bukan yang Anda lihat.

help-checks-list = Pemeriksaan dalam kuesioner ini

help-second = Pengetikan kedua
help-second-text =
    Salah ketik jarang terulang. Jadi ketiklah angka sekali lagi dari dokumen tanpa melihat ketikan pertama: Anda ditanya hanya bila keduanya berbeda.

    + Caranya
    Pilih di menu: sel terpilih, seluruh tabel, atau hanya yang tidak dijaga jumlah. Yang terakhir adalah pemeriksaan tercepat: mencakup angka yang salah ketiknya tidak akan terlihat, dan beberapa angka besar yang membentuk separuh kolomnya.

    Angka pertama disembunyikan. Yang Anda ketik lagi langsung disimpan dan tidak mengubah tabel; keluarlah kapan saja, dan lanjutkan nanti. Pengetikan kedua diketik, bukan ditempel.

    + Bila keduanya berbeda
    Lihat dokumennya, lalu pertahankan yang pertama, pakai yang kedua, atau ketik angka lain. Tidak ada yang disarankan. Angka yang berubah setelah keduanya sama dianggap belum diketik ulang.

help-origin = Asal angka
help-origin-text =
    Setiap lembar menyebutkan sumbernya satu kali. Selain itu Anda dapat mencatat untuk blok sel mana pun dari berkas dan halaman mana angkanya diambil, di bawah Asal di kanan tabel.

    + Dokumen
    Lampirkan salinan dokumen, atau jatuhkan berkasnya di tabel: PDF, gambar, buku kerja, dokumen Word, CSV. Berkas dengan makro tidak diterima. Satu dokumen paling besar 10 MB, semuanya bersama 60 MB. Dokumen dibuka dengan program yang ada di komputer Anda.

    + Komentar dan tindak lanjut
    Komentar ditujukan kepada mereka yang bekerja dalam berkas ini. Tandai sel untuk ditindaklanjuti agar mudah ditemukan lagi.

    + Yang ikut dikirim
    Catatan ikut dalam paket. Asal, dokumen, komentar dan ketikan kedua tetap di berkas negara.

help-history = Riwayat dan jalan kembali
help-history-text =
    Setiap tindakan disimpan: siapa melakukan apa dan kapan, dan apa isi sebelumnya. Urungkan membatalkan tindakan terakhir, menyebut namanya, dan tetap berlaku setelah program dibuka lagi.

    + Satu sel
    Riwayat di kanan tabel memuat apa yang terjadi pada sel itu. Angka sebelumnya dapat dikembalikan.

    + Seluruh berkas
    Layar Riwayat memuat semua tindakan, dapat disaring menurut tabel, orang dan jenisnya. Pilih satu tindakan untuk melihat apa yang diubahnya, atau untuk kembali ke keadaan berkas sebelum atau sesudahnya: Anda melihat dahulu apa yang akan berubah.

    + Tidak ada yang hilang
    Kembali pun adalah tindakan: satu kali urungkan membatalkannya. Berkas tidak dapat kembali melewati paket terakhir, agar yang sudah diserahkan tetap seperti adanya.

help-package = Paket dan tanda tangan
help-package-text =
    Paket adalah satu berkas yang memuat semuanya: angka sebagai berkas teks, buku kerja untuk dilihat, sumber, catatan, temuan pemeriksaan, siapa mengubah apa, dan halaman muka.

    + Draf dan final
    Paket adalah final jika tidak ada sel yang isinya tidak terbaca, setiap kesalahan sudah diperbaiki atau dijelaskan, dan penyusunnya disebut. Jika tidak, ia adalah draf, dan menyatakannya dalam nama berkas dan di halaman mukanya.

    + Kunci
    Kunci Anda adalah berkas tersendiri, dibuat dalam program ini dan dikunci dengan frasa sandi Anda. Berikan berkas yang lain, yang berakhiran .pub, kepada kantor proyek, dan biarkan mereka membandingkan sidik jarinya dengan Anda lewat telepon. Tanpa frasa sandi tidak ada yang dapat menandatangani atas nama Anda, dan tidak ada yang dapat memulihkannya.

    + Revisi
    Naik setiap kali paket dengan isi lain dibuat. Isi yang sama menghasilkan bita yang sama, di komputer mana pun.

    + Cara mengirimnya
    Sebagai berkas di flash disk, sebagai lampiran surel, atau dengan cara lain apa pun. Berkas itu dapat diperiksa, apa pun yang terjadi padanya di jalan.

    + Rekan tanpa program ini
    Kuesioner dapat ditulis sebagai buku kerja, seluruhnya atau sebagian tabelnya, terisi atau kosong. Ia diisi dengan Excel atau LibreOffice lalu dibawa masuk kembali: setiap perubahan diperlihatkan lebih dahulu, dan apa yang diubah kedua pihak tidak pernah ditimpa tanpa ditanyakan. Mengurutkan, memindahkan dan mengganti nama tidak merusak; apa yang tidak dapat ditempatkan didaftar beserta selnya.

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
    ILMS Collect mengisi, memeriksa dan menyerahkan kuesioner basis data Statistik Migrasi Tenaga Kerja Internasional untuk ASEAN. Program ini bebas dipakai, dipelajari dan disebarkan, menurut lisensi MIT.

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
