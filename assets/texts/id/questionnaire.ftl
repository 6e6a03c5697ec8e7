# Kata-kata kuesioner itu sendiri, dipakai di setiap layar dan di baris perintah.

institution-LM = Kementerian ketenagakerjaan
institution-NSO = Badan statistik
institution-ONI = Lembaga lain
