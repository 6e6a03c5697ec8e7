# Tombol pada tabel: lembar tombol dan bantuan dibuat dari sini.
key-group-move = Berpindah
key-group-select = Memilih
key-group-fill = Mengisi
key-group-typing = Saat mengetik di sel
key-group-go = Menuju
key-group-view = Tampilan

key-arrows = Satu sel
key-enter = Sel berikutnya ke bawah (atau ke kanan, sesuai pengaturan); dengan Shift kembali. Setelah Tab: di bawah sel awal rangkaian
key-tab = Sel berikutnya ke kanan; dengan Shift kembali
key-edges = Ujung blok yang terisi, atau sel terisi berikutnya
key-row-ends = Kolom pertama dan terakhir
key-table-ends = Sel pertama dan terakhir tabel
key-pages = Satu layar ke atas atau ke bawah
key-pages-across = Satu layar ke kiri atau ke kanan
key-show-active = Tampilkan lagi sel aktif
key-extend = Pilih satu sel lagi
key-extend-edges = Pilih sampai ujung blok
key-extend-row-ends = Pilih sampai kolom pertama atau terakhir
key-extend-table-ends = Pilih sampai sel pertama atau terakhir
key-extend-pages = Pilih satu layar lagi
key-rows = Pilih seluruh baris
key-columns = Pilih seluruh kolom
key-all = Pilih blok baris; sekali lagi: seluruh tabel
key-collapse = Pilih sel aktif saja
key-figure = Mulai mengetik angka menggantikan isi sel; =1200+345 dihitung
key-reasons = Tanpa angka: tidak tersedia, tidak berlaku, rahasia, tidak signifikan, atau termasuk di tempat lain; untuk semua yang dipilih
key-edit = Ubah isi sel
key-clear = Kosongkan yang dipilih
key-retype = Kosongkan sel dan ketik ulang
key-copy = Salin
key-cut = Potong
key-paste = Tempel
key-fill-reason = Beri semua yang dipilih alasan dari sel aktif (saat Enter atau Tab menyusuri pilihan, tombol alasan berlaku untuk satu sel)
key-fill-down = Ulangi baris pertama yang dipilih ke bawah
key-fill-right = Ulangi kolom pertama yang dipilih ke kanan
key-fill-totals = Isi total kosong dari bagian-bagiannya
key-undo = Urungkan
key-redo = Ulangi
key-findings = Temuan berikutnya; dengan Shift sebelumnya
key-to-fill = Sel berikutnya yang perlu diisi; dengan Shift sebelumnya
key-tables = Tabel berikutnya dan sebelumnya
key-leave = Ke bagian di samping tabel; dengan Shift ke bagian sebelumnya
key-meaning = Arti sel ini
key-key-sheet = Lembar tombol ini
key-menu = Menu sel
key-width = Kolom lebih sempit atau lebih lebar; bila satu baris dipilih, labelnya
key-fit-width = Lebar kolom sesuai isinya
key-typing-enter = Simpan, lanjut ke bawah (atau ke kanan, sesuai pengaturan); dengan Shift kembali
key-typing-tab = Simpan, lanjut ke kanan; dengan Shift kembali
key-typing-arrows = Simpan dan berpindah; setelah F2: bergerak di dalam teks
key-typing-edges = Simpan dan menuju ujung blok
key-typing-f2 = Panah bergerak di dalam teks; sekali lagi: berpindah sel
key-typing-fill = Beri semua yang dipilih alasan yang diketik
key-typing-escape = Biarkan sel seperti semula

# Perbesaran tabel, dan ukuran semuanya.
zoom-table-is = Tabel: { $percent }
zoom-everything-is = Semuanya: { $percent }
command-text-larger = Perbesar semuanya
command-text-larger-tip = Tampilkan teks, tombol, dan tabel lebih besar
command-text-smaller = Perkecil semuanya
command-text-smaller-tip = Tampilkan teks, tombol, dan tabel lebih kecil
command-text-reset = Semuanya pada 100 %
command-text-reset-tip = Tampilkan teks, tombol, dan tabel dalam ukuran aslinya

# Menu sel yang dipilih.
cell-menu = Menu sel
cell-menu-totals = Isi total kosong
cell-menu-clear = Kosongkan
cell-menu-reason = Tanpa angka: { $name }
