# Judul 23 tabel fase ASEAN. Penjelasan yang belum diterjemahkan tampil dalam bahasa Inggris.

module-A = Stok migran
module-B = Arus masuk migran
module-C = Warga negara di luar negeri

POP_TPOP_SEX_MIG_NB = Penduduk menurut jenis kelamin, jumlah dan migran
POP_XWAP_SEX_MIG_NB = Penduduk usia kerja menurut jenis kelamin, jumlah dan migran
POP_XWAP_SEX_EDU_MIG_NB = Penduduk usia kerja menurut jenis kelamin dan pendidikan, jumlah dan migran
POP_XMIG_COU_NB = Migran menurut negara asal
EAP_TEAP_SEX_AGE_MIG_NB = Angkatan kerja menurut jenis kelamin dan umur, jumlah dan migran
EMP_TEMP_SEX_AGE_MIG_NB = Penduduk bekerja menurut jenis kelamin dan umur, jumlah dan migran
EMP_TEMP_ECO_MIG_NB = Penduduk bekerja menurut lapangan usaha, jumlah dan migran
EMP_TEMP_OCU_MIG_NB = Penduduk bekerja menurut jabatan, jumlah dan migran
EMP_TEMP_SEX_STE_MIG_NB = Penduduk bekerja menurut jenis kelamin dan status pekerjaan, jumlah dan migran
EMP_XMIG_COU_NB = Migran yang bekerja menurut negara asal
EAR_EMPA_SEX_MIG_NB = Rata-rata pendapatan bulanan dari pekerjaan menurut jenis kelamin, jumlah dan migran
EAR_EMPB_SEX_MIG_NB = Median pendapatan bulanan dari pekerjaan menurut jenis kelamin, jumlah dan migran
POP_XINM_SEX_COU_NB = Arus masuk migran menurut jenis kelamin dan negara asal
POP_XINM_SEX_EDU_NB = Arus masuk migran usia kerja menurut jenis kelamin dan pendidikan
EMP_XINM_ECO_NB = Arus masuk migran yang bekerja menurut lapangan usaha
EMP_XINM_OCU_NB = Arus masuk migran yang bekerja menurut jabatan
POP_XABR_SEX_COU_NB = Stok warga negara di luar negeri menurut jenis kelamin dan negara tempat tinggal
POP_XOUT_SEX_COU_NB = Arus keluar warga negara menurut jenis kelamin dan negara tujuan
EMP_XOUM_SEX_COU_NB = Arus keluar warga negara untuk bekerja menurut jenis kelamin dan negara tujuan
EMP_XOUM_SEX_EDU_NB = Arus keluar warga negara untuk bekerja menurut jenis kelamin dan pendidikan
EMP_XOUM_ECO_NB = Arus keluar warga negara untuk bekerja menurut lapangan usaha
EMP_XOUM_OCU_NB = Arus keluar warga negara untuk bekerja menurut jabatan
POP_XRET_SEX_COU_NB = Arus masuk migran yang kembali menurut jenis kelamin dan negara tempat tinggal sebelumnya
