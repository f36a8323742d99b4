# What a terminal asks for.

terminal-password = Password of the database:
terminal-pin = New PIN:
terminal-pin-again = The same PIN once more:
terminal-own-pin = Your PIN:
