# Ce qu’un terminal demande.

terminal-password = Mot de passe de la base :
terminal-pin = Nouveau code PIN :
terminal-pin-again = Le même code PIN, encore une fois :
terminal-own-pin = Votre code PIN :
