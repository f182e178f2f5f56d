# Sourced by the other scripts: makes sure that this machine can build Slipway, and says what it does for that.
# Needed: a Swift 6.3 toolchain. What else a toolchain wants of the system is installed here on Debian and Ubuntu.

# The packages that a Swift toolchain for Debian 12 needs to compile, link and fetch packages, each by a file it brings.
slipway_system_packages() {
    local package file
    while read -r package file; do
        compgen -G "$file" > /dev/null || echo "$package"
    done <<'LIST'
ca-certificates /etc/ssl/certs/ca-certificates.crt
git /usr/bin/git
binutils /usr/bin/ld
libc6-dev /usr/include/features.h
libgcc-12-dev /usr/lib/gcc/*/*/crtbegin.o
libstdc++-12-dev /usr/include/c++/*/cstddef
libcurl4 /usr/lib/*/libcurl.so.4
libxml2 /usr/lib/*/libxml2.so.2
libsqlite3-0 /usr/lib/*/libsqlite3.so.0
libncurses6 /*/*/libncurses.so.6
libedit2 /usr/lib/*/libedit.so.2
tzdata /usr/share/zoneinfo/Etc/UTC
LIST
}

slipway_setup() {
    if ! command -v swift > /dev/null; then
        echo "Slipway is built with Swift 6.3, and there is no 'swift' on this machine's PATH." >&2
        echo "Install it from https://www.swift.org/install/ and run this again." >&2
        exit 69
    fi
    if [ "$(uname -s)" != Linux ] || ! command -v apt-get > /dev/null; then return; fi
    local missing
    missing=$(slipway_system_packages | tr '\n' ' ')
    if [ -z "$missing" ]; then return; fi
    echo "Installing with apt-get what the Swift toolchain needs and is missing here: $missing" >&2
    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then as_root=(sudo); fi
    "${as_root[@]}" apt-get update -qq > /dev/null
    # shellcheck disable=SC2086  # one word for each package
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing > /dev/null
}

cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 70
slipway_setup
