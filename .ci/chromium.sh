# Sourced: a browser for the tests of the desk, from Debian's package where none is installed. Where that can't be done it says so,
# and those tests say that they were left out.

if [ ! -x "${CEWEN_TEST_CHROMIUM:-/usr/bin/chromium}" ]; then
  { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -qq &&
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-noto-cjk; } ||
    echo 'Chromium can not be installed here: the tests of the desk in a browser are left out.' >&2
fi
