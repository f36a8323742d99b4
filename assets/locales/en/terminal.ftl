# What a terminal asks for.

terminal-password = Password of the database:
terminal-pin = New PIN:
terminal-pin-again = The same PIN once more:
terminal-own-pin = Your PIN:
terminal-unheard = These counters did not answer: { $counters }. The last numbers that they gave may not have been known here: compare with the papers that they printed, and open them again.
terminal-go-on-window = The window of this counter is open: do not close it. It still holds what the database lost, and closing it drops that. It is the window that goes on: a supervisor gives their PIN there, sees the list and confirms what is done again.
terminal-go-on-nothing-again = The house goes on. Nothing is done again from here: what this counter had answered was in its window alone, which is closed. Compare its last papers with the database, and do by hand what is missing. Windows that stayed open at other counters keep theirs: a supervisor goes on there in the same way, and is offered the list.
terminal-owner-login = This desk keeps the login that owns the database. Make the login of counters (roles.sql), then give it theirs: contremarquectl address postgres://guichet@SERVER/DATABASE --new-password. Until then “status” and the page say so.
terminal-up-to-date = The house is up to date already: nothing was changed, and no backup was made.
terminal-again = It may be done. Give the same command again with --id { $id }: it is done once.
