# packages.mk: the Debian packages the project needs, and getting them. A stamp under build/ remembers that they were there.

PACKAGES := gcc libc6-dev pkg-config libhpdf-dev libcsv-dev libpcre2-dev libsqlite3-dev libicu-dev libharfbuzz-dev libdeflate-dev \
            libssl-dev libfyaml-dev libxml2-dev libyajl-dev libzip-dev libpng-dev libcmark-gfm-dev fonts-liberation2 icc-profiles-free
TEST_PACKAGES := libcmocka-dev perl poppler-utils qpdf sqlite3 python3-minimal python3-pil libnss3-tools locales util-linux
LINT_PACKAGES := clang clang-format clang-tidy cppcheck
FUZZ_PACKAGES := clang llvm
CONFORMANCE_PACKAGES := maven default-jre-headless
DEB_PACKAGES := dpkg-dev debhelper lintian
CHECK_DEB_PACKAGES := mmdebstrap util-linux

PACKAGES_STAMP      := build/packages.stamp
TEST_PACKAGES_STAMP := build/test-packages.stamp
LINT_PACKAGES_STAMP := build/lint-packages.stamp
FUZZ_PACKAGES_STAMP := build/fuzz-packages.stamp
CONFORMANCE_PACKAGES_STAMP := build/conformance-packages.stamp
DEB_PACKAGES_STAMP  := build/deb-packages.stamp
CHECK_DEB_PACKAGES_STAMP := build/check-deb-packages.stamp

$(PACKAGES_STAMP): packages.mk packages.sh
	@sh packages.sh $@ $(PACKAGES)
$(TEST_PACKAGES_STAMP): $(PACKAGES_STAMP)
	@sh packages.sh $@ $(TEST_PACKAGES)
$(LINT_PACKAGES_STAMP): $(PACKAGES_STAMP)
	@sh packages.sh $@ $(LINT_PACKAGES)
$(FUZZ_PACKAGES_STAMP): $(PACKAGES_STAMP)
	@sh packages.sh $@ $(FUZZ_PACKAGES)
$(CONFORMANCE_PACKAGES_STAMP): $(PACKAGES_STAMP)
	@sh packages.sh $@ $(CONFORMANCE_PACKAGES)
$(DEB_PACKAGES_STAMP): $(TEST_PACKAGES_STAMP)
	@sh packages.sh $@ $(DEB_PACKAGES)
$(CHECK_DEB_PACKAGES_STAMP): $(PACKAGES_STAMP)
	@sh packages.sh $@ $(CHECK_DEB_PACKAGES)

# The flags of the libraries are asked of pkg-config, which may have to be installed first: read the Makefile again after that.
ifneq ($(wildcard $(PACKAGES_STAMP)),$(PACKAGES_STAMP))
ifeq ($(filter clean format,$(MAKECMDGOALS)),)
include build/packages.mk
build/packages.mk: $(PACKAGES_STAMP)
	@touch $@
endif
endif
