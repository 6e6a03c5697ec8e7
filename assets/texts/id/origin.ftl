# Tindakan, sebagaimana disebut menu dan riwayat.
action-second-entry = entri kedua
action-state-origin = pernyataan asal angka
action-remark = { $detail ->
    [follow-up] penandaan untuk ditindaklanjuti
    [followed-up] penghapusan tanda tindak lanjut
    [removed] penghapusan komentar
   *[other] komentar
}
action-go-back = kembali ke keadaan sebelumnya
