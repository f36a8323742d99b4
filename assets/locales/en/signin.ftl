# Sign-in and lock.

signin-demo = Demonstration house — SPECIMEN
signin-who = Who is at the counter?
signin-locked = Counter locked
signin-pin = PIN of { $name }
signin-enter = Sign in
signin-unlock = Unlock
signin-demo-pin = PIN { $pin }
signin-nobody = Nobody can sign in yet
signin-nobody-text = The house has no operator. A supervisor has to be created from the installation.
signin-other-language = Français
signin-version = Contremarque { $version }
