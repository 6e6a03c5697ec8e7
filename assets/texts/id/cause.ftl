# Angka yang mungkin salah, ditunjukkan oleh jumlah di sekitarnya.
cause-here = { $figure } cocok di sini: { $why }.
cause-there = Kesalahannya mungkin di { $cell }; di sana { $figure } cocok: { $why }.
cause-why = { $slip ->
    [exchanged] dua digit tertukar
    [replaced] satu digit salah ketik
    [omitted] satu digit terlewat
    [doubled] satu digit terketik dua kali
    [added] satu digit berlebih
    [sign] tandanya
    [large] terlalu besar sepangkat sepuluh
    [small] terlalu kecil sepangkat sepuluh
   *[unknown] tidak ada angka tunggal lain yang menjelaskannya
}; { $sums ->
    [1] jumlahnya lalu cocok
    [2] kedua jumlah lalu cocok
   *[other] ke-{ $sums } jumlah lalu cocok
}
cause-go = Ke sel itu
