# Nama dimensi dan klasifikasi. Penjelasan yang belum diterjemahkan tampil dalam bahasa Inggris.

dimension-sex = Jenis kelamin
dimension-year = Tahun
dimension-age = Umur
dimension-education = Pendidikan
dimension-activity = Lapangan usaha
dimension-occupation = Jabatan
dimension-employment-status = Status pekerjaan
dimension-country = Negara
dimension-migration-status = Migran di antara semua

AGE_YTHADULT = Kaum muda dan dewasa
AGE_AGGREGATE = Kelompok umur besar
AGE_10YRBANDS = Kelompok umur sepuluh tahunan
EDU_AGGREGATE = Tingkat besar
ECO_MIGVERSION = Kelompok lapangan usaha
ECO_SECTOR = Sektor besar
ECO_AGGREGATE = Gabungan lapangan usaha
OCU_SKILL = Tingkat keterampilan
STE_AGGREGATE = Buruh dan berusaha sendiri
COU_ORI = Negara asal
COU_DES = Negara tujuan
COU_RES = Negara tempat tinggal
COU_PRV = Negara tempat tinggal sebelumnya
CBR_BRT = Negara kelahiran
CCT_CTZ = Negara kewarganegaraan
CDS_DES = Negara tujuan
CRS_RES = Negara tempat tinggal
CPR_PRV = Negara tempat tinggal sebelumnya
MIG_STATUS = Migran dan bukan migran
CBR_BIR = Tempat lahir
CCT_CIT = Kewarganegaraan
