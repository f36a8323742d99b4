# Ce qu’un terminal demande.

terminal-password = Mot de passe de la base :
terminal-pin = Nouveau code PIN :
terminal-pin-again = Le même code PIN, encore une fois :
terminal-own-pin = Votre code PIN :
terminal-unheard = Ces guichets n’ont pas répondu : { $counters }. Les derniers numéros qu’ils ont donnés n’étaient peut-être pas connus ici : comparez avec les papiers qu’ils ont imprimés, et rouvrez-les.
terminal-go-on-window = La fenêtre de ce guichet est ouverte : ne la fermez pas. Elle tient encore ce que la base a perdu, et la fermer l’efface. C’est à elle de continuer : un responsable y donne son code, voit la liste et confirme ce qui est refait.
terminal-go-on-nothing-again = La maison continue. D’ici rien n’est refait : ce que ce guichet avait répondu n’était que dans sa fenêtre, qui est fermée. Comparez ses derniers papiers avec la base, et refaites à la main ce qui manque. Les fenêtres restées ouvertes aux autres guichets gardent le leur : un responsable y continue de même, et la liste y est proposée.
terminal-owner-login = Ce poste garde le compte du propriétaire de la base. Créez le compte des guichets (roles.sql), puis donnez-lui le leur : contremarquectl address postgres://guichet@SERVEUR/BASE --new-password. D’ici là, « status » et la page le disent.
terminal-up-to-date = La maison est déjà à jour : rien n’a été changé, et aucune sauvegarde n’a été faite.
terminal-again = C’est peut-être fait. Redonnez la même commande avec --id { $id } : elle ne sera faite qu’une fois.
