# The customers' site on the public network: what is missing, and what the program tells whoever installs it.
check-state-ok = good
check-state-missing = missing
check-state-refused = refused
check-trial = On trial, from this machine alone. Before the site is open to the public, it needs:
check-shut = The site is not served to the public: the law asks for what follows, to be filled in in Settings. To see it from this machine alone: serve --try.
check-house = The house “{ $house }” opens.
check-engine-file = The database is a file: the site and a counter share this folder, on this machine.
check-engine-server = The database is a PostgreSQL server.
check-rights-file = The house’s file belongs to the user who starts the site; give the site a user of its own, which only the counter of this machine shares.
check-rights-site = The site has the role of the site: it sees and writes no more than whoever is signed in may.
check-seen = The house is the one that this program saw.
check-seen-otherwise = The house is no longer the one that this program saw: it went back, or its books were rewritten. Nothing leaves and nothing is written from here. Once a supervisor has said at each counter to go on, reload the service (systemctl reload): it follows the house as it is.
check-place = The key of this folder serves nowhere else.
check-place-elsewhere = The key of this folder already serves in another folder or on another machine: one of the two is a copy. Here every page answers “The site is paused here” (503). Stop the other one, and this one goes on within a minute; to serve both, give this one an empty folder: it registers under a key of its own, and a supervisor lets it in under Settings, Counters.
check-rights-other = The site signs in with too many rights ({ $login ->
    [owner] those of who owns the database
    [counter] those of a counter
   *[other] neither the site’s nor a counter’s
}), which the demo alone allows. Give it the role of the site (migrations/postgres/site.sql).
check-mail-answers = The mail server answered: { $host }.
check-mail-post = The house’s post is connected: it draws the codes and mails them.
check-mail-no-post = The house’s post is not connected: no code leaves. Start contremarque-site post.
check-mail-folder = No mail server: codes would stay in a folder. Set one up in Settings, Mail.
check-mail-silent = Mail, server { $host }: { $why }
check-law = The texts that the law asks for are there.
check-address = Customers type { $address }.
check-clock = The clock is right.
check-clock-set = The clock of this machine was moved: set it right (timedatectl), then say so at the counter.
check-clock-unsure = The clock of this machine is not believable, and nothing is written: set it right (timedatectl).
check-listen-here = The site listens on { $address }: this machine alone reaches it, its proxy included.
check-listen-network = The site listens on { $address }: close this port to all but the proxy.
check-listen-open = The site would listen on { $address } with neither TLS nor proxy. Listen on 127.0.0.1 or a socket, behind Caddy or nginx.
check-listen-socket = The site listens on the socket { $path }.
check-listen-no-folder = The folder of the socket { $path } does not exist: make it, or let systemd do so (RuntimeDirectory).
check-listen-taken = Another program listens on { $address } already: stop it, or say another address by --listen.
check-listen-denied = The system does not let this program listen on { $address }: take a port from 1024 on, or a socket in a folder of its own.
check-listen-not-here = { $address } is no address of this machine: say another one by --listen.
check-listen-failed = The site cannot listen on { $address } ({ $detail }).
check-proxy = The visitor’s address comes from { $proxies }.
check-proxy-socket = The visitor’s address is the one that the proxy gives, which alone opens the socket.
check-proxy-none = No proxy is named: all visitors would count as one. Add --proxy 127.0.0.1.
hole-house = The postal address of the house (Settings, House).
hole-siret = The SIRET of the house (Settings, House).
hole-contact = The e-mail of the box office (Settings, House).
hole-address = The public address of the site, with https (Settings, Customers’ site, or --public-url).
hole-publisher = The publisher of the site (Settings, Customers’ site).
hole-director = The director of publication (Settings, Customers’ site).
hole-host = The host: name, address and phone (Settings, Customers’ site).
hole-licences = The licence numbers of entrepreneur de spectacles (Settings, Customers’ site).
hole-terms = The conditions of sale and use (Settings, Customers’ site).
hole-mediator = Name and address of the consumer mediator (Settings, Customers’ site).
hole-mediator-site = The mediator’s site (Settings, Customers’ site).
hole-privacy = What is said about personal data (Settings, Customers’ site).
hole-accessibility = How far the site is accessible (Settings, Customers’ site).
hole-accessibility-contact = Who is told of a fault of accessibility (Settings, Customers’ site).
