# A performance moved to another date: who is concerned, what is said, who was told.

rescheduling-title = Move the performance
rescheduling-from = From
rescheduling-to = To
rescheduling-twice = This hour comes twice that night, at the change to winter time: the first is meant.
rescheduling-closes = The end of sales follows the performance: { $at }.
rescheduling-places = Places sold
rescheduling-orders = Orders
rescheduling-by-mail = Customers by e-mail
rescheduling-by-letter = Customers by letter
rescheduling-nobody = Places of no customer
rescheduling-pending = Reprises asked for
rescheduling-taken-back = Places taken back already
rescheduling-tickets = Tickets that are out stay valid: their code does not change. A ticket printed again shows the new date.
rescheduling-untold = { $n ->
    [one] { $n } place has no customer: nobody can be told.
   *[other] { $n } places have no customer: nobody can be told.
}
rescheduling-free = Taken back without a fee, at the price paid
rescheduling-free-day = Until the end of
rescheduling-free-about = The fee and the deadline of the terms do not hold for places already sold. Open requests have no fee any more.
rescheduling-mail = Mail and letter
rescheduling-mail-fr = In French ({ $n })
rescheduling-mail-en = In English ({ $n })
rescheduling-subject = Subject
rescheduling-text = Text
rescheduling-text-hint = The greeting, the reprise without a fee, the places and the signature are added by themselves. An empty line begins a paragraph.
rescheduling-preview = Preview
rescheduling-preview-title = The mail as it will leave
rescheduling-do = { $n ->
    [0] Move the performance
    [one] Move and tell { $n } customer
   *[other] Move and tell { $n } customers
}
rescheduling-ask = Move the performance and tell the customers?
rescheduling-ask-about = { $show } will take place { $at }. { $mails ->
    [0] No mail leaves
    [one] { $mails } mail leaves at once
   *[other] { $mails } mails leave at once
}, { $letters ->
    [0] no letter is to be printed.
    [one] { $letters } letter is to be printed.
   *[other] { $letters } letters are to be printed.
}
rescheduling-ask-do = Move
rescheduling-failed = The performance was not moved
rescheduling-done = Performance moved
rescheduling-done-about = { $mails ->
    [0] No mail leaves
    [one] { $mails } mail leaves
   *[other] { $mails } mails leave
}, { $letters ->
    [0] no letter is to be printed.
    [one] { $letters } letter is to be printed.
   *[other] { $letters } letters are to be printed.
}
rescheduling-moves = Changes of date
rescheduling-move = From { $before } to { $now }
rescheduling-move-told = { $mails ->
    [0] no mail
    [one] { $mails } mail
   *[other] { $mails } mails
}, { $letters ->
    [0] no letter
    [one] { $letters } letter
   *[other] { $letters } letters
}
rescheduling-move-free = without a fee until { $day }
rescheduling-move-letters = { $n ->
    [0] letters to print
    [one] letters made once
   *[other] letters made { $n } times
}
rescheduling-letters = { $n ->
    [one] Letter ({ $n })
   *[other] Letters ({ $n })
}
rescheduling-letters-key = Letters of the change of date
rescheduling-told = Customers told
rescheduling-told-none = No customer was concerned
rescheduling-told-name = Customer
rescheduling-told-places = Places
rescheduling-told-how = Told
rescheduling-told-letter = Letter to print
rescheduling-told-letter-made = Letter made { $at }
