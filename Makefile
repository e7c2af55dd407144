# The house of tongket. Two commands do everything on a fresh Debian 12:
#   make report   builds the program and makes the Long An congress report
#   make test     builds and runs every test
# More: make lint asan fuzz check-layers check-headers conformance suites golden reproducible docs bench install uninstall deb check-deb

.DEFAULT_GOAL := all
MAKEFLAGS += --no-builtin-rules
.SUFFIXES:
.DELETE_ON_ERROR:

VERSION := 0.1.0
PREFIX  ?= /usr/local
DESTDIR ?=
CC      ?= cc
ifeq ($(origin CC),default)
CC := gcc
endif

# ---- variants: build/ is the release; build/asan with VARIANT=asan, build/debug with VARIANT=debug ----
VARIANT ?= release
ifeq ($(VARIANT),release)
BUILD    := build
OPTIMISE := -O3 -g
# The program is optimised as a whole; the objects also hold code of their own, for the archives that unit tests link with.
LTO      := -flto=auto -ffat-lto-objects
else ifeq ($(VARIANT),debug)
BUILD    := build/debug
OPTIMISE := -O0 -g3
else ifeq ($(VARIANT),asan)
BUILD    := build/asan
OPTIMISE := -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=undefined
else ifeq ($(VARIANT),clang)
BUILD    := build/clang
CC       := clang
OPTIMISE := -O2 -g
else ifeq ($(VARIANT),fuzz)
BUILD    := build/fuzz
CC       := clang
OPTIMISE := -O1 -g -fno-omit-frame-pointer -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined
else
$(error VARIANT is release, debug, asan, clang or fuzz, not $(VARIANT))
endif

# ---- the folders of pipeline/ and what each may include (docs/architecture.md) ----
uses_base      :=
uses_text      := base
uses_schema    := text $(uses_text)
uses_ingest    := schema $(uses_schema)
uses_validate  := ingest $(uses_ingest)
uses_store     := validate $(uses_validate)
uses_aggregate := store $(uses_store)
uses_compose   := aggregate $(uses_aggregate)
uses_font      := text $(uses_text)
uses_layout    := font $(uses_font)
uses_pdf       := layout $(uses_layout)
uses_archive   := base
uses_run       := archive pdf layout font compose aggregate store validate ingest schema text base
uses_cli       := run $(uses_run)
FOLDERS := base text schema ingest validate store aggregate compose font layout pdf archive run cli

include packages.mk

# ---- flags ----
LIBRARIES := libpcre2-8 sqlite3 icu-uc icu-i18n harfbuzz harfbuzz-subset libdeflate libcrypto libfyaml libxml-2.0 yajl libzip libpng16
WARNINGS  := -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wstrict-prototypes -Werror
# What makes a memory error hard to use; tests/e2e/confined.t looks for all of it in the program, since the link optimises anew. _FORTIFY_SOURCE needs an
# optimised build, and would hide from the sanitizers what they look for.
FORTIFY   := $(if $(filter release clang,$(VARIANT)),-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2)
HARDENING := $(FORTIFY) -fstack-protector-strong -fstack-clash-protection -fPIE
CPPFLAGS  += -D_GNU_SOURCE -DTONGKET_VERSION='"$(VERSION)"' -DTONGKET_PREFIX='"$(PREFIX)"' -Ipipeline
CFLAGS    += -std=c17 $(OPTIMISE) $(HARDENING) $(WARNINGS)
LDFLAGS   += -pie -Wl,-z,relro,-z,now,-z,noexecstack -Wl,--as-needed
lib_flags  = $(shell pkg-config --cflags $(LIBRARIES) 2>/dev/null | sed 's/-I/-isystem /g')
lib_link   = $(shell pkg-config --libs $(LIBRARIES) 2>/dev/null) -lcmark-gfm -lcsv -lhpdf -lpthread -lm
LIB_FLAGS := $(lib_flags)
compile    = $(CC) $(CPPFLAGS) $(CFLAGS) $(LIB_FLAGS) -include pipeline/base/banned.h -MMD -MP

.PHONY: all report test lint asan check check-layers check-headers conformance bench install clean packages format docs gallery check-fonts golden reproducible
all: $(BUILD)/tongket

# ---- one archive a folder ----
define folder_rules
sources_$(1) := $$(wildcard pipeline/$(1)/*.c)
objects_$(1) := $$(sources_$(1):pipeline/%.c=$(BUILD)/obj/%.o)
$(BUILD)/$(1).a: $$(objects_$(1))
	@rm -f $$@
	@ar rcs $$@ $$^
endef
$(foreach f,$(FOLDERS),$(eval $(call folder_rules,$(f))))

$(BUILD)/obj/%.o: pipeline/%.c $(PACKAGES_STAMP)
	@mkdir -p $(@D)
	@echo "  CC      $<"
	@$(compile) $(LTO) -c -o $@ $<

# Archives of a folder and of all it uses, in link order; the group lets compose's and layout's shared headers stay what they are.
archives = $(foreach f,$(1) $(uses_$(1)),$(BUILD)/$(f).a)

# The program is linked from the objects themselves: two functions of one name are then an error, where archives would hide one of them.
# Warnings belong to the compilation of each file: what the link-time optimiser warns of changes with what it inlines.
$(BUILD)/tongket: $(foreach f,$(FOLDERS),$(objects_$(f)))
	@echo "  LINK    $@"
	@$(CC) $(filter-out $(WARNINGS),$(CFLAGS)) $(LTO) $(LDFLAGS) -o $@ $^ $(lib_link)

# ---- the report ----
report: $(BUILD)/tongket check-fonts
	@$(BUILD)/tongket run input/long-an-2015

check-fonts: $(BUILD)/check-fonts.stamp
$(BUILD)/check-fonts.stamp: fonts/manifest.yaml fonts/check.sh $(BUILD)/coverage $(PACKAGES_STAMP)
	@mkdir -p $(@D)
	@sh fonts/check.sh fonts/manifest.yaml
	@$(BUILD)/coverage fonts/manifest.yaml
	@touch $@

$(BUILD)/coverage: fonts/coverage.c $(call archives,font)
	@$(compile) $(LDFLAGS) -o $@ $< -Wl,--start-group $(call archives,font) -Wl,--end-group $(lib_link)

# ---- tests: tests/unit/FOLDER/test_*.c (cmocka), tests/e2e/*.t (TAP, prove) ----
unit_sources := $(wildcard tests/unit/*/test_*.c)
unit_tests   := $(unit_sources:tests/unit/%.c=$(BUILD)/unit/%)

define unit_rules
$(BUILD)/unit/$(1)/%: tests/unit/$(1)/%.c $(call archives,$(1)) $(TEST_PACKAGES_STAMP)
	@mkdir -p $$(@D)
	@echo "  TEST    $$<"
	@$(CC) $(CPPFLAGS) -DTONGKET_TESTS='"$(CURDIR)/tests"' $(CFLAGS) $(LIB_FLAGS) -MMD -MP $(LDFLAGS) -o $$@ $$< -Wl,--start-group $(call archives,$(1)) -Wl,--end-group $(lib_link) -lcmocka
endef
$(foreach f,$(FOLDERS),$(eval $(call unit_rules,$(f))))

# ---- fuzzing: tests/fuzz/fuzz_NAME.c, one a surface (docs/reliability.md) ----
fuzz_sources  := $(wildcard tests/fuzz/*.c tests/fuzz/*.h)
fuzz_names    := $(patsubst tests/fuzz/fuzz_%.c,%,$(wildcard tests/fuzz/fuzz_*.c))
fuzz_shared   := $(BUILD)/replay/fuzz.o $(BUILD)/replay/world.o
fuzz_objects  := $(fuzz_names:%=$(BUILD)/replay/fuzz_%.o) $(BUILD)/replay/replay.o $(fuzz_shared)
fuzz_archives  = -Wl,--start-group $(call archives,run) -Wl,--end-group $(lib_link)
fuzz_compile   = $(CC) $(CPPFLAGS) -DTONGKET_TESTS='"$(CURDIR)/tests"' $(CFLAGS) $(LIB_FLAGS) -MMD -MP
FUZZ_SECONDS  ?= 600
FUZZ_TARGETS  ?= $(fuzz_names)

# Every target in one program, which plays the seeds and every input that was ever found to do harm.
$(BUILD)/replay/fuzz_%.o: tests/fuzz/fuzz_%.c $(PACKAGES_STAMP)
	@mkdir -p $(@D)
	@$(fuzz_compile) -DLLVMFuzzerTestOneInput=target_$* -c -o $@ $<

$(BUILD)/replay/%.o: tests/fuzz/%.c $(PACKAGES_STAMP)
	@mkdir -p $(@D)
	@$(fuzz_compile) -DFUZZ_NAMES='$(foreach n,$(fuzz_names),FUZZ($(n)))' -c -o $@ $<

$(BUILD)/replay/replay.o: $(fuzz_names:%=tests/fuzz/fuzz_%.c)

$(BUILD)/replay/replay: $(fuzz_objects) $(call archives,run)
	@echo "  TEST    tests/fuzz"
	@$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $(fuzz_objects) $(fuzz_archives)

# A program a target, which libFuzzer drives.
$(BUILD)/targets/%: tests/fuzz/fuzz_%.c $(fuzz_shared) $(call archives,run)
	@mkdir -p $(@D)
	@echo "  FUZZ    $<"
	@$(fuzz_compile) -fsanitize=fuzzer $(LDFLAGS) -o $@ $< $(fuzz_shared) $(fuzz_archives)

.PHONY: replay fuzz fuzz-programs
replay: $(BUILD)/replay/replay
	@$< tests/fuzz/seeds || { $< -v tests/fuzz/seeds; exit 1; }

fuzz-programs: $(FUZZ_TARGETS:%=$(BUILD)/targets/%)

# Processor seconds for each target: FUZZ_SECONDS; which of them: FUZZ_TARGETS.
fuzz: $(FUZZ_PACKAGES_STAMP)
	@$(MAKE) --no-print-directory VARIANT=fuzz FUZZ_TARGETS='$(FUZZ_TARGETS)' fuzz-programs
	@sh tests/fuzz/run.sh build/fuzz $(FUZZ_SECONDS) $(FUZZ_TARGETS)

.PHONY: unit e2e
unit: $(unit_tests)
	@set -e; for t in $(unit_tests); do CMOCKA_MESSAGE_OUTPUT=STDOUT $$t >$$t.log 2>&1 || { cat $$t.log; echo "FAILED $$t"; exit 1; }; done; echo "unit tests: $(words $(unit_tests)) programs passed"; sed -n "s/^cases: /  &/p" $(BUILD)/unit/validate/test_cases.log

e2e: $(BUILD)/tongket $(TEST_PACKAGES_STAMP) check-fonts
	@TONGKET=$(abspath $(BUILD))/tongket TONGKET_VARIANT=$(VARIANT) prove --failures tests/e2e/*.t

test: $(TEST_PACKAGES_STAMP)
	@$(MAKE) --no-print-directory check-layers
	@$(MAKE) --no-print-directory unit
	@$(MAKE) --no-print-directory replay
	@$(MAKE) --no-print-directory e2e

asan: $(TEST_PACKAGES_STAMP)
	@$(MAKE) --no-print-directory VARIANT=asan unit replay e2e

conformance: $(BUILD)/tongket suites
	@sh tests/html.sh $(abspath $(BUILD))/tongket
	@sh tests/conformance.sh $(abspath $(BUILD))/tongket
	@sh tests/packages.sh $(abspath $(BUILD))/tongket

# ---- public suites, from folders named on the command line: make suites CSV_SPECTRUM=DIR MUSTACHE_SPEC=DIR FRICTIONLESS=DIR CSVW=DIR ----
CSV_SPECTRUM ?=
MUSTACHE_SPEC ?= $(wildcard /usr/lib/R/site-library/whisker/specs)
FRICTIONLESS ?=
CSVW ?=
suite_programs := $(BUILD)/conformance/csv $(BUILD)/conformance/mustache

$(BUILD)/conformance/%: tests/conformance/%.c $(call archives,compose) $(PACKAGES_STAMP)
	@mkdir -p $(@D)
	@echo "  TEST    $<"
	@$(compile) $(LDFLAGS) -o $@ $< -Wl,--start-group $(call archives,compose) -Wl,--end-group $(lib_link)

.PHONY: suites
suites: $(BUILD)/tongket $(suite_programs)
	@BUILD="$(abspath $(BUILD))" CSV_SPECTRUM="$(CSV_SPECTRUM)" MUSTACHE_SPEC="$(MUSTACHE_SPEC)" FRICTIONLESS="$(FRICTIONLESS)" CSVW="$(CSVW)" \
	  sh tests/conformance/suites.sh

# Two builds of the program make the same bytes, as does one on any day, in any place and under any settings.
reproducible: $(BUILD)/tongket $(TEST_PACKAGES_STAMP)
	@$(MAKE) --no-print-directory VARIANT=debug all
	@TONGKET=$(abspath $(BUILD))/tongket TONGKET_OTHER=$(CURDIR)/build/debug/tongket prove tests/e2e/reproducible.t

# The tags of documents, written anew; what has changed is shown.
golden: $(BUILD)/tongket
	@TONGKET=$(abspath $(BUILD))/tongket sh tests/golden.sh --renew

# ---- the habits of the code ----
c_files := $(wildcard pipeline/*/*.c)
h_files := $(wildcard pipeline/*/*.h)

check-layers:
	@sh tests/check-layers.sh $(foreach f,$(FOLDERS),"$(f):$(uses_$(f))")

check-headers: $(PACKAGES_STAMP)
	@set -e; for h in $(filter-out pipeline/base/banned.h,$(h_files)); do \
	  printf '#include "%s"\nextern int alone;\n' "$${h#pipeline/}" | $(CC) $(CPPFLAGS) $(CFLAGS) $(LIB_FLAGS) -fsyntax-only -x c - || { echo "$$h does not compile alone"; exit 1; }; \
	done; echo "headers: $(words $(h_files)) compile alone"

lint: $(LINT_PACKAGES_STAMP) check-layers check-headers
	@clang-format --dry-run -Werror $(c_files) $(h_files) $(unit_sources) $(fuzz_sources)
	@$(MAKE) --no-print-directory VARIANT=clang all
	@sh tests/tidy.sh '-D_GNU_SOURCE -DTONGKET_VERSION="\"x\"" -DTONGKET_PREFIX="\"/usr/local\"" -Ipipeline -std=c17 $(LIB_FLAGS)' $(c_files)
	@cppcheck --quiet --std=c11 --enable=warning,performance,portability --inline-suppr --suppressions-list=.cppcheck --error-exitcode=1 -Ipipeline -D_GNU_SOURCE -DTONGKET_VERSION='"x"' -DTONGKET_PREFIX='"x"' pipeline
	@echo "lint: clean"

# A page for each code of an error, from the table in the program.
docs: $(BUILD)/tongket $(BUILD)/profile-keys
	@sh docs/codes.sh $(abspath $(BUILD))/tongket
	@sed -i '/^### profile$$/,$$d' docs/formats/profile.md
	@$(BUILD)/profile-keys | sed 1d >>docs/formats/profile.md

$(BUILD)/profile-keys: docs/profile_keys.c $(call archives,layout)
	@$(compile) $(LDFLAGS) -o $@ $< -Wl,--start-group $(call archives,layout) -Wl,--end-group $(lib_link)

# The pages of docs/gallery.md; needs python3-pil, and Typst's Python package for the one beside it.
gallery: $(BUILD)/tongket
	@python3 docs/gallery.py $(BUILD)/tongket

format:
	@clang-format -i $(c_files) $(h_files) $(unit_sources) $(fuzz_sources)

bench: $(BUILD)/tongket
	@sh tests/bench.sh $(abspath $(BUILD))/tongket

# ---- installing ----
install: $(BUILD)/tongket
	@sh packaging/install.sh install $(BUILD)/tongket "$(PREFIX)" "$(DESTDIR)"

uninstall:
	@sh packaging/install.sh uninstall $(BUILD)/tongket "$(PREFIX)" "$(DESTDIR)"

# ---- the Debian package: build/deb/tongket_VERSION_ARCH.deb ----
.PHONY: uninstall deb check-deb check-deb-root
deb: $(DEB_PACKAGES_STAMP)
	@sh packaging/deb.sh $(BUILD)/deb $(VERSION)
	@lintian $(if $(filter 0,$(shell id -u)),--allow-root) --fail-on error,warning --info $(BUILD)/deb/tongket_*.changes
	@ls $(BUILD)/deb/tongket_*.deb

# Built once more under other circumstances, installed on a bare Debian, used there, and removed. Needs root.
check-deb: check-deb-root $(CHECK_DEB_PACKAGES_STAMP)
	@$(MAKE) --no-print-directory deb
	@sh packaging/check-deb.sh same $(BUILD)/deb $(VERSION)
	@sh packaging/check-deb.sh use $(BUILD)/deb

check-deb-root:
	@sh packaging/check-deb.sh root

clean:
	rm -rf build

-include $(shell find $(BUILD)/obj $(BUILD)/unit $(BUILD)/conformance $(BUILD)/replay $(BUILD)/targets -name '*.d' 2>/dev/null)
