# How the house is, for whoever watches it from outside.

status-ok = Nothing waits for anybody.
status-house = { $house }, { $engine }, schema { $schema }
status-journal = Journal: last row { $rows }, { $at }
status-mails = Mails waiting: { $waiting }
status-counters = Counters open: { $open }
status-backup = Last backup: { $name }, { $at }
status-no-house = There is no house at that place, or it is not founded yet.
status-newer-schema = A newer version of Contremarque brought the house to schema { $count }. Update this program.
status-older-schema = The house is at schema { $count }. The next opening by this program brings it up to date: make a backup first.
status-mails-stopped = Mails are not sent any more ({ $count ->
    [one] one waits
   *[other] { $count } wait
}). A supervisor goes on in Mails.
status-mails-late = Mails have waited for more than an hour ({ $count }). Open a counter or the site: they send them.
status-mails-failed = Mails reached nobody ({ $count }). Settle them in Mails.
status-mails-in-doubt = Mails may have left ({ $count }). Settle them in Mails.
status-counters-waiting = Counters wait to be let in by a supervisor ({ $count }). Settings, Counters.
status-backup-late = { $count ->
    [0] No backup was made yet.
    [one] The last backup is an hour old.
   *[other] The last backup is { $count } hours old.
} Open the house: it backs itself up every day.
status-second-backup-late = { $count ->
    [0] No backup is in the second folder, or it is not there.
    [one] The last backup of the second folder is an hour old.
   *[other] The last backup of the second folder is { $count } hours old.
} Plug its disk in, then back up.
status-disk-nearly-full = { $count } MB are left on the disk of the house. Make room.
status-disk-full = Only { $count } MB are left on the disk of the house: nothing can be written there any more. Make room.
status-clock-off = The clock of this machine is away from that of the house by { $count ->
    [one] a minute
   *[other] { $count } minutes
}. Set it.
