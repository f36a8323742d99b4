# The whole house in a few words. The work itself is in tests/scripts.
SHELL := bash
.DEFAULT_GOAL := run
.PHONY: run test check bench soak package pictures setup

PAGES := $(shell find ui/src ui/index.html ui/*.json ui/*.ts ui/*.js assets/locales assets/fonts -type f 2>/dev/null)

run: setup ui/dist/index.html ## the demo house, in its window
	@tests/scripts/run.sh

test: setup ui/dist/index.html ## everything there is
	@tests/scripts/test.sh

check: setup ui/dist/index.html ## format, lints, bindings and locales in step
	@tests/scripts/check.sh

bench: setup ui/dist/index.html ## how fast, on this machine; ONLY="queue window" for some of the figures
	@tests/scripts/bench.sh $(ONLY)

soak: setup ui/dist/index.html ## eight counters on one house, ten minutes: nothing lost, nothing twice
	@tests/scripts/soak.sh

package: setup ui/dist/index.html ## a .deb in out/
	@tests/scripts/package.sh

pictures: setup ui/dist/index.html ## every screen, light and dark, in out/tour
	@tests/scripts/tour.sh

setup: ## what this machine is missing
	@tests/scripts/setup.sh

ui/node_modules/.package-lock.json: ui/package-lock.json
	cd ui && npm ci --no-audit --no-fund
	@touch $@

ui/dist/index.html: $(PAGES) ui/node_modules/.package-lock.json
	cd ui && npm run --silent build
	@touch $@
