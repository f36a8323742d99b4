# The data of a person: exported, erased.

erase-export = Export their data
erase-exported = Data exported
erase-exported-detail = The file is in this counter’s folder: { $path }
erase-not-exported = The data was not exported
erase-person = Erase this person…
erase-title = Erase { $name }?
erase-lead = Their name, address and phone go from everywhere, for good. “Personne effacée” stands in their place.
erase-goes = What goes
erase-mails = { $n ->
    [one] the words of { $n } mail, sent or not
   *[other] the words of { $n } mails, sent or not
}
erase-notes = { $n ->
    [one] { $n } note in the journal
   *[other] { $n } notes in the journal
}
erase-commands = { $n ->
    [one] the words of { $n } kept deed
   *[other] the words of { $n } kept deeds
}
erase-papers = their tickets, receipts, statements and letters in the folder of each counter, when it next opens
erase-stays = What stays
erase-orders = { $n ->
    [one] { $n } order, without a name: numbers, seats, amounts and payments
   *[other] { $n } orders, without a name: numbers, seats, amounts and payments
}
erase-fiscal = French law wants them until { $until } at least (LPF, L102 B).
erase-backup = The person stays in the backup of { $made } until about { $until }.
erase-backup-aside = The person stays in the house put aside on { $made }, as long as its file is there: { $name }
erase-backups-more = { $n ->
    [one] And { $n } other backup, older.
   *[other] And { $n } other backups, older.
}
erase-backups-second = { $n ->
    [one] The second folder also has { $n } backup that keeps them, until about { $until }.
   *[other] The second folder also has { $n } backups that keep them, until about { $until }.
}
erase-second-unread = The second folder of backups cannot be read, and may keep the person too: connect its disk, then open this question again. { $folder }
erase-server-backups = They stay in the server’s backups as well: ask who makes those.
erase-coming = { $n ->
    [one] { $n } order has a performance to come: nobody can be told of a change any more.
   *[other] { $n } orders have a performance to come: nobody can be told of a change any more.
}
erase-credit = This person has { $amount } of credit left.
erase-requests = { $n ->
    [one] { $n } request is open.
   *[other] { $n } requests are open.
}
erase-refunds = { $n ->
    [one] { $n } card refund is to be verified: say first at the counter how it ended.
   *[other] { $n } card refunds are to be verified: say first at the counter how they ended.
}
erase-given-up = Given up in writing
erase-given-up-hint = By which writing: “Letter of 12 March”. Kept in the journal; put no name in it. Without it, the erasure waits.
erase-act = Erase for good
erase-done = Customer no. { $number } erased
erase-not-done = The person was not erased
erase-erased = Person erased on { $at }
erase-erased-about = Their orders and amounts stay. Nothing is done in their name any more.
