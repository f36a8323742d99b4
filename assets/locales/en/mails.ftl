# Mails: the list, one opened, sending again.

mails-title = Mails
mails-to-folder = To the folder { $folder }
mails-search = Name, address, subject…
mails-lists = Lists
mails-all = All
mails-problems = Undelivered
mails-none = No mail
mails-no-problem = Every mail was delivered
mails-choose = Choose a mail
mails-mail = Mail
mails-col-date = Date
mails-col-to = Recipient
mails-col-subject = Subject
mails-col-state = State
mails-order = Order { $number }
mails-no-address = no address
mails-state-pending = Waiting
mails-state-sending = Being sent
mails-state-sent = Sent
mails-state-retry = To be tried again
mails-state-failed = Not delivered
mails-state-in-doubt = Perhaps sent
mails-state-cancelled = Cancelled
mails-state-no-address = No address
mails-sent-at = on { $at }
mails-form = Form
mails-html = As received
mails-text = Text only
mails-address = Address
mails-resend = Send again
mails-not-resent = The mail was not sent again
mails-waiting = Waiting
mails-in-doubt = Perhaps sent
mails-sent = Sent
mails-none-waiting = No mail is waiting
mails-none-in-doubt = No mail is in doubt
mails-none-sent = No mail has been sent
mails-due-at = leaves at { $at }
mails-next-at = next try at { $at }
mails-tries = { $n ->
    [one] one try made
   *[other] { $n } tries made
}
mails-settled-at = customer told { $at }
mails-answer = The server said: { $answer }
mails-phone = To be told by phone: { $phone }
mails-no-phone = No phone number: to be told by letter, or at the next visit.
mails-edit = Correct the address
mails-bad-address = This is no address: it takes a name, an at sign and a domain, like marie@example.org.
mails-keep = Correct the address on the customer’s sheet too
mails-arrived = It did arrive
mails-settle = Customer told
mails-letter = Letter (PDF)
mails-not-noted = This was not noted
mails-resend-all = Send the undelivered again
mails-resend-all-title = { $n ->
    [one] Send one undelivered mail again?
   *[other] Send { $n } undelivered mails again?
}
mails-resend-all-about = Each goes once more to the address where it could not be delivered.
mails-all-resent = { $n ->
    [one] One mail queued again
   *[other] { $n } mails queued again
}
mails-line-title = Sending of mails
mails-line-paused = No mail leaves “{ $counter }” any more
mails-line-away = The mail server takes nothing just now (“{ $counter }”)
mails-line-since = { $n ->
    [0] Since { $at }; no mail is waiting.
    [one] Since { $at }; one mail is waiting, nothing is lost.
   *[other] Since { $at }; { $n } mails are waiting, nothing is lost.
}
mails-line-next = Next try at { $at }.
mails-line-resume = Try again now
mails-not-resumed = Sending did not resume
mails-reason-no-address = The customer has no e-mail address.
mails-reason-server-away = Nobody answers at the server’s address. Check the network and, in Settings, the server’s name and port.
mails-reason-server-refused = The server takes no mail just now.
mails-reason-silent = The server did not answer in time.
mails-reason-line-cut = The line was cut before the end of the mail: it did not leave and will be sent again.
mails-reason-garbled = The server said something that makes no sense. Is it a mail server?
mails-reason-tls = The line could not be encrypted: the server’s certificate is not trusted. Check the server’s name, the encryption and the house’s certificate in Settings.
mails-reason-no-tls = The server offers no encryption; nothing was told to it. Check the port and the encryption in Settings.
mails-reason-password = The server refuses the user or the password. Correct them in Settings: sending resumes at once.
mails-reason-no-password = The server wants a password, and this counter has none. Give it in Settings.
mails-reason-sender-refused = The server refuses the sender’s address. Correct it in Settings.
mails-reason-unknown-recipient = This address does not exist at that provider. Ask the customer for the right one, then send again.
mails-reason-mailbox-full = The customer’s mailbox is full.
mails-reason-blocked = The server refuses this mail by its rules (junk mail, unknown sender…).
mails-reason-busy = The server asks to come back later.
mails-reason-letters = The address has accented letters before the at sign, and this server cannot write them. Ask the customer for another address.
mails-reason-bad-address = This is no address. Ask the customer for the right one, then send again.
mails-reason-unwritable = This mail could not be put together.
mails-reason-doubt = The line was cut just after the end of the mail: perhaps the server took it. Ask the customer whether it came; if not, send it again.
mails-reason-died = The program stopped while the server was taking this mail: perhaps it left. Ask the customer whether it came; if not, send it again.
mails-reason-folder = The folder for mails cannot be written to.
