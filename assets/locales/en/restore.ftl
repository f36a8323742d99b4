# Restoring a backup: what comes back, what would be lost, what is left to do.

restore-open = Restore
restore-named = Restore the backup of { $made }
restore-aside = put aside
restore-holds = { $n ->
    [one] { $rows } row of the journal, of { $at }
   *[other] { $rows } rows of the journal, the last of { $at }
}
restore-unreadable = Cannot be read
restore-one = Restore a backup
restore-choose = Which backup is to be restored?
restore-was-here = { $n ->
    [one] A house was here: a backup is in this folder.
   *[other] A house was here: { $n } backups are in this folder.
}
restore-title = Restore the backup of { $made }?
restore-looking = The backup is verified and compared…
restore-brings = What comes back, as of
restore-loses = What would be lost
restore-no-row = No row in the journal
restore-rows = { $n ->
    [one] { $rows } row of the journal
   *[other] { $rows } rows of the journal
}
restore-rows-new = of which { $rows } that the present house does not have
restore-commands = { $n ->
    [one] { $commands } operation done since
   *[other] { $commands } operations done since
}
restore-rows-lost = { $n ->
    [one] { $rows } row of the journal
   *[other] { $rows } rows of the journal
}
restore-last = The last one: { $at }
restore-unknown = Nobody can tell
restore-unknown-why = The present house does not open. All that was done in it since the backup would be lost.
restore-nothing = Nothing
restore-nothing-why = The house did nothing since.
restore-other-house = This backup has nothing in common with the present house: it is another house’s.
restore-about = The present house is put aside in its folder, whole. Sales, decisions and credit from after the backup are no longer there, and everybody signs in again.
restore-supervisor = Supervisor
restore-pin = Your PIN
restore-pin-theirs = Their PIN
restore-act = Restore this backup
restore-failed = The backup was not restored
restore-done = The house is restored
restore-done-at = It goes on where the backup ends: { $at }.
restore-done-kept = What was there is kept:
restore-done-next = Before you sell:
restore-done-numbers = Pass over the numbers of tickets and orders that were given since: Settings, House, Numbers.
restore-done-again = Enter again what was sold or decided since, from your papers.
restore-done-mails = Mails that waited when the backup was made leave again, even those that have arrived.
restore-go-on = Continue
