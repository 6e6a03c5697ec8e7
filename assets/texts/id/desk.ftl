# Tindakan, sebagaimana disebut menu dan riwayat.
action-create = pembuatan berkas
action-type = pengetikan
action-paste = penempelan { $rows } × { $columns }
action-fill = pengisian { $rows } × { $columns }
action-clear = { $count ->
    [0] pengosongan
   *[other] pengosongan { $count } sel
}
action-set-reason = { $detail ->
    [N] alasan: tidak tersedia
    [X] alasan: tidak berlaku
    [C] alasan: rahasia
    [S] alasan: tidak signifikan
    [K] alasan: termasuk di tempat lain
   *[other] alasan dihapus
}
action-set-flag = perubahan tanda
action-write-note = perubahan catatan
action-add-sheet = lembar baru
action-remove-sheet = penghapusan lembar
action-add-year = pembukaan tahun { $detail }
action-remove-year = penutupan tahun { $detail }
action-add-row = penambahan { $detail }
action-remove-row = penghapusan { $detail }
action-choose-versions = pemilihan klasifikasi
action-set-unit = perubahan satuan atau kolom
action-state-source = pernyataan sumber dan definisi
action-state-metadata = pernyataan definisi
action-change-setting = perubahan rincian berkas
action-take-up-phase = pembukaan fase
action-import = impor { $detail }
action-merge = penggabungan { $detail }
action-repair = perbaikan
action-allow = penjelasan temuan
action-pack = pembuatan paket
action-seal = penyegelan
action-rescue = penyelamatan isi
action-in-table = { $action } di { $table }
history-blank = kosong

# Surel yang membawa paket.
mail-subject = ILMS: { $country }, { $questionnaire }, revisi { $revision } ({ $kind ->
    [final] final
   *[draft] draf
})
mail-body =
    Yth. rekan-rekan,

    terlampir paket { $file }: { $country }, { $questionnaire }, revisi { $revision }.
    { $kind ->
        [final] Paket ini final: tidak ada kesalahan yang masih terbuka.
       *[draft] Paket ini masih draf. Hal-hal yang masih terbuka tercantum pada sampulnya.
    }

    Paket dapat diverifikasi dengan ILMS Collect, atau dengan alat umum sebagaimana dijelaskan dalam README proyek.
    Sidik jari (SHA-256 dari tag manifest):
    { $fingerprint }

    Hormat kami,
    { $preparer }
