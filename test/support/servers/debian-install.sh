#!/bin/sh
# Installs Debian packages without starting their services. Usage: flock LOCK debian-install.sh PACKAGE...
# The caller holds the lock: one installation at a time, and the lock ends with its holder.
# POLICY_RC_D is where Debian looks whether a package may start its services; its own place unless a test says another.
set -eu
export DEBIAN_FRONTEND=noninteractive

# Another holder of the lock may have installed them in the meantime.
if [ "$(dpkg-query --show --showformat='${db:Status-Status}\n' "$@" 2>/dev/null | grep -cx installed)" -eq $# ]; then exit 0; fi

policy=${POLICY_RC_D:-/usr/sbin/policy-rc.d}
mark='# Written by the tests of bureaux while they install a package.'

# Under the lock, a policy with our mark can only be left over from an installation that was killed.
if [ -e "$policy" ] && grep -qxF "$mark" "$policy"; then rm -f "$policy"; fi

if [ -e "$policy" ]; then
  answer=0
  "$policy" any-service start >/dev/null 2>&1 || answer=$?
  if [ "$answer" -ne 101 ]; then
    echo "expected $policy to refuse to start services (101), got $answer; install $* by hand" >&2
    exit 1
  fi
else
  trap 'rm -f "$policy"' EXIT
  trap 'exit 1' HUP INT TERM
  printf '#!/bin/sh\n%s\nexit 101\n' "$mark" >"$policy"
  chmod 755 "$policy"
fi

apt-get update -q -o Acquire::Retries=2
apt-get install -q -y --no-install-recommends -o DPkg::Lock::Timeout=300 -o Dpkg::Options::=--force-confold "$@"
