#!/usr/bin/env bash
# The customers' site of the shared house, behind Caddy with a certificate of the house's authority.

# What the law asks for is said, as in Réglages.
on caisse1
version_of() { ctl call "$1" | grep -o "\"$2\":[0-9]*" | head -n 1 | cut -d: -f2; }
ctl call site_settings_set '{"version":'"$(version_of site_settings version)"',"texts":{"address":"https://localhost:'"$web"'","title":"","accent":"",
  "publisher":"Association","director":"Anne Petit","hosting":"Hébergeur, Lille, 03 20 00 00 00","licences":"PLATESV-R-2020-001234",
  "terms":"Article 1","mediator":"Médiateur du tourisme","mediator_site":"https://www.mtv.travel","privacy":"Ce qui est gardé.",
  "accessible":"partly","accessibility":"Le plan.","accessibility_contact":"accueil@theatre.example"}}' > /dev/null
ctl call house_set '{"version":'"$(version_of settings_get version)"',"house":{"name":"Théâtre des Recettes","address":"3 place du Marché\n59000 Lille",
  "siret":"73282932000074","licence":"1","contact":"billetterie@theatre.example","time_zone":"Europe/Paris"}}' > /dev/null
ctl call mail_set '{"version":'"$(version_of settings_get mail_version)"',"mail":{"mode":"smtp","host":"localhost","port":25,"tls":"none","user":"",
  "sender":"billetterie@theatre.example","sender_name":"Théâtre"}}' > /dev/null

on site
recipe site-install VERSION=0.1.0
etc=$work/etc/contremarque-site
cp "$here"/src-tauri/crates/site/packaging/contremarque-site{,-post}.env "$work/ca.pem" "$etc/"
mkdir -p "$etc/credentials" "$etc/post"
on server
answers secret-site secret-site secret-poste secret-poste
recipe site-roles
into "$pg/data/pg_hba.conf" site-hba.conf
recipe reload
on site
sed -i -e '/^CONTREMARQUE_DATABASE/d' -e "s/:8321/:$listen/" "$etc"/*.env
into "$etc/contremarque-site.env" site.env
into "$etc/contremarque-site-post.env" post.env
for one in SITE:secret-site POST:secret-poste MAIL:; do secret "${one%%:*}" "${one#*:}"; done
recipe site-passwords SITEFILE=SITE POSTFILE=POST MAILFILE=MAIL
recipe proxy
recipe site-start
on caisse1
waits() { [ "$(ctl call counter_list | grep -o '"waiting":true' | wc -l)" -ge "$1" ]; }
until_it waits 2
for id in $(ctl call counter_list | tr '{' '\n' | grep '"waiting":true' | grep -o '"id":[0-9]*' | cut -d: -f2); do
  recipe admit ID="$id" VERSION=1
done
on site
up() { curl --silent --fail --max-time 5 --cacert "$work/ca.pem" "https://localhost:$web/"; }
until_it up
sees 'Théâtre des Recettes' up
recipe site-check
! grep '^manque\|^refus' <<<"$answer" || die 'something stands in the way of the site'
recipe site-log
