//! Whether the site may be public: not while it does not say what the law asks of it. The demo house is no shop.

use std::net::IpAddr;

use contract::site::SiteHouse;
use domain::law::Hole;

use crate::web::door::Listen;
use crate::web::gate::Reached;

/// How whoever starts the program wants the site reached.
#[derive(Clone, Debug)]
pub struct Wish {
    pub listen: Listen,
    /// The address that customers type; that of the settings where it is left out.
    pub public_origin: Option<String>,
    /// Machines whose word is taken on who called them.
    pub proxies: Vec<IpAddr>,
    /// For a look from this machine, whatever address the settings say.
    pub only_try: bool,
}

/// How the site stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It may be served as it was wished.
    Open,
    /// It may be tried on this machine alone; so much is missing before it may be public.
    Trial(Vec<Hole>),
    /// It may not be served.
    Shut(Vec<Hole>),
}

impl Wish {
    /// The address of the site, where it has one.
    #[must_use]
    pub fn origin(&self, house: &SiteHouse) -> Option<String> {
        let set = Some(house.public_address.clone()).filter(|address| !address.is_empty());
        if self.only_try { None } else { self.public_origin.clone().or(set) }
    }

    /// How the site of this house is reached.
    pub(crate) fn reached(&self, house: &SiteHouse) -> Reached {
        Reached { public_origin: self.origin(house), proxies: self.proxies.clone() }
    }

    /// How the site of this house stands.
    #[must_use]
    pub fn standing(&self, house: &SiteHouse) -> Standing {
        let origin = self.origin(house);
        let holes = holes(house, origin.is_some());
        match (origin.is_some() || !self.listen.is_here(), house.demo) {
            (_, true) => Standing::Open,
            (true, false) if holes.is_empty() => Standing::Open,
            (true, false) => Standing::Shut(holes),
            (false, false) => Standing::Trial(holes),
        }
    }
}

/// What is missing: its address is not, where one was given.
pub(crate) fn holes(house: &SiteHouse, has_address: bool) -> Vec<Hole> {
    let mut holes = house.holes.clone();
    holes.retain(|hole| *hole != Hole::Address);
    if !has_address {
        holes.push(Hole::Address);
    }
    holes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn house(public_address: &str, holes: &[Hole], demo: bool) -> SiteHouse {
        SiteHouse {
            name: "Théâtre".to_owned(),
            address: String::new(),
            siret: String::new(),
            licence: String::new(),
            contact: String::new(),
            time_zone: "Europe/Paris".to_owned(),
            title: "Théâtre".to_owned(),
            public_address: public_address.to_owned(),
            accent: String::new(),
            accessible: None,
            logo: String::new(),
            holes: holes.to_vec(),
            demo,
            now_ms: 0,
        }
    }

    fn wish(listen: &str, public: Option<&str>, only_try: bool) -> Wish {
        let public_origin = public.map(str::to_owned);
        Wish { listen: listen.parse().unwrap(), public_origin, proxies: Vec::new(), only_try }
    }

    #[test]
    fn a_site_that_others_reach_is_shut_while_something_is_missing_and_open_afterwards() {
        let lacks = [Hole::Director];
        let own = "https://b.example";
        let shut = Standing::Shut(lacks.to_vec());
        let here = "127.0.0.1:0";
        assert_eq!(wish(here, None, false).standing(&house(own, &lacks, false)), shut);
        assert_eq!(wish(here, Some(own), false).standing(&house("", &lacks, false)), shut);
        assert_eq!(wish("unix:/run/s", None, false).standing(&house(own, &lacks, false)), shut);
        assert_eq!(wish(here, None, false).standing(&house(own, &[], false)), Standing::Open);
        // An address on the command line is one.
        let lacks = [Hole::Address];
        assert_eq!(
            wish(here, Some(own), false).standing(&house("", &lacks, false)),
            Standing::Open
        );
    }

    #[test]
    fn every_address_but_this_machines_is_public_and_needs_a_name_with_tls() {
        for listen in ["0.0.0.0:80", "[::]:80", "192.0.2.1:80"] {
            for only_try in [false, true] {
                let standing = wish(listen, None, only_try).standing(&house("", &[], false));
                assert_eq!(standing, Standing::Shut(vec![Hole::Address]), "{listen}");
            }
        }
        let tried =
            wish("0.0.0.0:80", None, true).standing(&house("https://b.example", &[], false));
        assert_eq!(tried, Standing::Shut(vec![Hole::Address]));
    }

    #[test]
    fn a_look_from_this_machine_and_the_demo_are_let_be() {
        let lacks = [Hole::Terms];
        let trial = Standing::Trial(vec![Hole::Terms, Hole::Address]);
        for listen in ["127.0.0.1:0", "127.3.2.1:0", "[::1]:0", "unix:/tmp/s"] {
            assert_eq!(wish(listen, None, false).standing(&house("", &lacks, false)), trial);
            let only_try =
                wish(listen, None, true).standing(&house("https://b.example", &lacks, false));
            assert_eq!(only_try, trial);
        }
        let open = wish("0.0.0.0:80", Some("https://b.example"), false);
        assert_eq!(open.standing(&house("", &lacks, true)), Standing::Open);
    }
}
