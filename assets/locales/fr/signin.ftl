# Connexion et verrou.

signin-demo = Maison de démonstration — FACTICE
signin-who = Qui est au guichet ?
signin-locked = Guichet verrouillé
signin-pin = Code PIN de { $name }
signin-enter = Entrer
signin-unlock = Déverrouiller
signin-demo-pin = PIN { $pin }
signin-nobody = Personne ne peut encore entrer
signin-nobody-text = La maison n’a pas d’opérateur. Un responsable doit être créé depuis l’installation.
signin-other-language = English
signin-version = Contremarque { $version }
