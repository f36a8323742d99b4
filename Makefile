# The whole house in a few words. The work itself is in tests/scripts.
SHELL := bash
.DEFAULT_GOAL := run
.PHONY: run site help fmt quick bindings check test long seeded mutants audit bench soak scan package package-site pictures setup packages

PAGES := $(shell find ui/src ui/index.html ui/*.json ui/*.ts ui/*.js assets/locales assets/fonts -type f 2>/dev/null)

run: packages ui/dist/index.html ## the demo house, in its window
	@tests/scripts/run.sh

site: packages ui/dist/index.html ## the demo house's site for its customers, beside its window
	@tests/scripts/site.sh

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

fmt: ui/node_modules/.package-lock.json ## every source into its form
	@tests/scripts/fmt.sh

quick: packages ui/node_modules/.package-lock.json ## between two steps: rules, use cases on SQLite, pages
	@tests/scripts/tools.sh nextest
	@tests/scripts/quick.sh

bindings: packages ## ui/src/api/bindings.ts anew, from the commands
	@tests/scripts/bindings.sh

check: packages ui/dist/index.html ## formatters, linters, types, docs, licences
	@tests/scripts/tools.sh machete deny
	@tests/scripts/check.sh

test: packages ui/dist/index.html ## what CI runs after `make check`: both engines, mail servers, pages, the real window
	@tests/scripts/tools.sh nextest
	@tests/scripts/test.sh

long: packages ui/dist/index.html ## all the rest: more draws, 2,000 mails, slow measures, the soak
	@tests/scripts/tools.sh nextest
	@tests/scripts/long.sh

seeded: packages ui/dist/index.html ## bugs put in on purpose, and the test that catches each; BUGS="NAME…" for some
	@tests/scripts/tools.sh nextest
	@tests/scripts/seeded.sh $(BUGS)

mutants: packages ui/dist/index.html ## one expression changed at a time, what no test saw is listed; OF="rules 1/8" or "use-cases"
	@tests/scripts/tools.sh nextest mutants
	@tests/scripts/mutants.sh $(OF)

audit: ui/node_modules/.package-lock.json ## known faults of what is depended on; needs the network
	@tests/scripts/tools.sh deny
	@tests/scripts/audit.sh

bench: packages ui/dist/index.html ## how fast, on this machine; ONLY="queue window" for some of the figures
	@tests/scripts/bench.sh $(ONLY)

soak: packages ui/dist/index.html ## eight counters on one house, ten minutes: nothing lost, nothing twice
	@tests/scripts/soak.sh

scan: packages ui/dist/index.html ## programs that look for holes in the site, and one that grades its pages
	@tests/scripts/tools.sh nextest
	@tests/scripts/scan.sh

package: packages ui/dist/index.html ## a .deb in out/
	@tests/scripts/package.sh

package-site: packages ## the .deb of the customers' site alone, in out/
	@tests/scripts/package-site.sh

pictures: packages ui/dist/index.html ## every screen, light and dark, in out/tour
	@tests/scripts/tour.sh

setup: packages ## what this machine is missing: Debian packages, cargo tools
	@tests/scripts/tools.sh

packages:
	@tests/scripts/setup.sh

ui/node_modules/.package-lock.json: ui/package-lock.json
	cd ui && npm ci --no-audit --no-fund
	@touch $@

ui/dist/index.html: $(PAGES) ui/node_modules/.package-lock.json
	cd ui && npm run --silent build
	@touch $@
