# How the house is, for whoever watches it from outside.

status-ok = Nothing waits for anybody.
status-program = Contremarque { $version }
status-house = { $house }, { $engine }, schema { $schema }
status-journal = Journal: last row { $rows }, { $at }
status-mails = Mails waiting: { $waiting }
status-counters = Counters open: { $open }
status-counter = “{ $counter }”: Contremarque { $version }
status-counter-too-old = “{ $counter }”: Contremarque { $version }, older than the house; nothing is kept there.
status-backup = Last backup: { $name }, { $at }
status-archived = The server archives what it writes; last archive: { $at }
status-nothing-archived = The server archives what it writes; nothing is archived yet.
status-no-archive = The server does not archive what it writes.
status-certificate = Certificate of the server: good until { $at }
status-disk = Room on the disk: { $free } MB
status-clock = Clock of this machine, against the server’s: { $seconds } s
status-no-house = There is no house at that place, or it is not founded yet.
status-newer-schema = A newer version of Contremarque brought the house to schema { $count }. Update this program.
status-older-schema = The house is at schema { $count }, older than this program. Make a backup: the next opening brings a house of this machine up to date, contremarquectl upgrade a shared one.
status-mails-stopped = Mails are not sent any more ({ $count ->
    [one] one waits
   *[other] { $count } wait
}). A supervisor goes on in Mails.
status-mails-late = Mails have waited for more than an hour ({ $count }). Open a counter or the site: they send them.
status-mails-failed = Mails reached nobody ({ $count }). Settle them in Mails.
status-mails-in-doubt = Mails may have left ({ $count }). Settle them in Mails.
status-counters-waiting = Counters wait to be let in by a supervisor ({ $count }). Settings, Counters.
status-counters-too-old = Counters have a program that is older than the house, and nothing is kept there ({ $count }). Update Contremarque on these machines.
status-contradictions-late = An import says otherwise than the house, for more than a day ({ $count }). A supervisor settles it in Settings, Contradictions.
status-books-wrong = Verifying the books found something wrong. See Journal, Verify, or contremarquectl verify.
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
status-second-backup-silent = The second folder of backups does not answer. See whether its share can be reached, then back up.
status-disk-nearly-full = { $count } MB are left on the disk of the house. Make room.
status-disk-full = Only { $count } MB are left on the disk of the house: nothing can be written there any more. Make room.
status-disk-read-only = The disk of the house can only be read: nothing can be written there. See the system’s log and the disk, then mount it for writing again.
status-clock-off = The clock of this machine is away from that of the house by { $count ->
    [one] a minute
   *[other] { $count } minutes
}. Set it.
status-archiving-fails = The server can no longer archive what it writes. See its archive_command and its log.
status-certificate-ends = The server’s certificate ends in { $count ->
    [one] one day
   *[other] { $count } days
}. Renew it on the server.
status-certificate-ends-now = The server’s certificate ends in { $count ->
    [0] less than a day
    [one] one day
   *[other] { $count } days
}: from then on no counter gets in. Renew it on the server.
status-owner-login = This desk works by the login that owns the database: whoever has the desk can change everything in it. Make the login of counters (roles.sql), then, with the window closed: contremarquectl address postgres://guichet@SERVER/DATABASE --new-password.
