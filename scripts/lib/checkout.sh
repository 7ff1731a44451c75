# shellcheck shell=bash
# What all scripts share: the checkout, messages, what must be installed, the release build.
# Sourced, never run. Everything here speaks on stderr: stdout belongs to the script's result.

ROOT=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)
TOOLS=(netping netsniff netclass netsock nettalk)
# The programs that tests and benchmarks compare with or talk to, each with its Debian package.
# shellcheck disable=SC2034 # the scripts that source this use it
PEERS=(
  ip:iproute2 ss:iproute2 netstat:net-tools tcpdump:tcpdump ping:iputils-ping fping:fping
  nft:nftables nc:netcat-openbsd ncat:ncat socat:socat python3:python3 script:bsdutils
  setpriv:util-linux jc:jc
)
SCRIPT=${0##*/}

say() { printf '%s: %s\n' "$SCRIPT" "$*" >&2; }

die() {
  say "$*"
  exit 2
}

# The comment block at the top of a script is its help.
print_help() {
  awk 'NR == 1 { next } /^#/ { sub(/^# ?/, ""); print; next } { exit }' "$0"
}

# Whether there is such a file to run; a shell's own `time` does not count.
is_installed() { PATH="$PATH:/usr/sbin:/sbin" type -P -- "$1" >/dev/null; }

is_tool() {
  local tool
  for tool in "${TOOLS[@]}"; do [[ $tool == "$1" ]] && return 0; done
  return 1
}

# As root, by sudo where that is needed.
as_root() {
  if [[ $(id -u) == 0 ]]; then
    "$@"
  elif is_installed sudo; then
    sudo "$@"
  else
    return 1
  fi
}

# Installs Debian packages; 1 when that is not possible here.
install_packages() {
  is_installed apt-get || return 1
  local apt=(env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0)
  local log
  log=$(mktemp)
  say "installing $*"
  if as_root "${apt[@]}" install -y --no-install-recommends "$@" >"$log" 2>&1 </dev/null; then
    rm -f -- "$log"
    return 0
  fi
  # The lists of a fresh machine are empty, and old ones name files that are gone.
  if as_root "${apt[@]}" update >>"$log" 2>&1 </dev/null &&
    as_root "${apt[@]}" install -y --no-install-recommends "$@" >>"$log" 2>&1 </dev/null; then
    rm -f -- "$log"
    return 0
  fi
  tail -n 5 -- "$log" >&2
  rm -f -- "$log"
  return 1
}

# Prints the packages, each once, whose command is missing: lacking COMMAND:PACKAGE…
lacking() {
  local pair
  for pair in "$@"; do
    is_installed "${pair%%:*}" || printf '%s\n' "${pair#*:}"
  done | sort -u
}

# Installs what is missing or ends the script: require COMMAND:PACKAGE…
require() {
  local packages
  mapfile -t packages < <(lacking "$@")
  [[ ${#packages[@]} == 0 ]] && return 0
  install_packages "${packages[@]}" ||
    die "cannot install ${packages[*]}; install them as root and run this again"
}

# Installs what is missing where that is possible; the tests skip, by name, what stays away.
want() {
  local packages package
  mapfile -t packages < <(lacking "$@")
  [[ ${#packages[@]} == 0 ]] && return 0
  install_packages "${packages[@]}" && return 0
  # One package that this release of Debian lacks must not keep the others away.
  for package in "${packages[@]}"; do
    install_packages "$package" || say "$package is not installed: what needs it is skipped"
  done
}

# Whether the programs of the Swift toolchain find their libraries: it comes without Debian's.
swift_finds_its_libraries() {
  local folder programs=() program
  folder=$(dirname -- "$(readlink -f -- "$(type -P swift)")")
  for program in swift-driver swift-build swift-frontend clang; do
    [[ ! -e $folder/$program ]] || programs+=("$folder/$program")
  done
  [[ ${#programs[@]} == 0 || $(ldd -- "${programs[@]}" 2>&1) != *'not found'* ]]
}

# All that a build needs, besides the Swift toolchain itself.
require_build_tools() {
  is_installed swift ||
    die "Swift 6.3 or later is needed; see https://www.swift.org/install and put swift in PATH"
  local packages=()
  swift_finds_its_libraries || packages+=(
    libcurl4-openssl-dev libedit-dev libncurses-dev libsqlite3-dev libxml2-dev zlib1g-dev
  )
  is_installed git || packages+=(git)
  # SwiftPM asks pkg-config where Debian keeps its files.
  is_installed pkg-config || packages+=(pkg-config)
  pkg-config --exists libpcap 2>/dev/null || packages+=(libpcap-dev)
  [[ -e /usr/include/stdio.h ]] || packages+=(libc6-dev)
  # Swift links through clang, which looks for GCC's start files and the C++ library.
  compgen -G '/usr/lib/gcc/*/*/libstdc++.so' >/dev/null || packages+=(g++)
  [[ -e /etc/ssl/certs/ca-certificates.crt ]] || packages+=(ca-certificates)
  [[ ${#packages[@]} == 0 ]] || install_packages "${packages[@]}" ||
    die "cannot install ${packages[*]}; install them as root and run this again"
}

# Builds products for release and leaves them in "$RELEASE": build_release PRODUCT…
RELEASE=$ROOT/.build/release
build_release() {
  local product log status
  log=$(mktemp)
  for product in "$@"; do
    [[ -x $RELEASE/$product ]] || say "building $product for release; the first build takes minutes"
    status=0
    # The Swift runtime goes into the binary: it then runs on machines without Swift, and setcap's
    # secure mode, which ignores library paths, does not break it.
    swift build --package-path "$ROOT" -c release --static-swift-stdlib --product "$product" \
      >"$log" 2>&1 || status=$?
    # The linker warns about functions of Swift's own static libraries; only our files matter.
    if [[ $status != 0 ]]; then
      cat -- "$log" >&2
      break
    fi
    grep -E "^$ROOT/(Sources|Tests)/.*warning:" -- "$log" >&2 || true
  done
  rm -f -- "$log"
  return "$status"
}
