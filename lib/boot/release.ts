import { checkBucketName } from '../bucket-name';
import { BootStep } from './boot-step';
import { writeFile } from './write-file';

/** A built version of an application: `<prefix>/<version>.tar.gz` in a bucket that the server's role may read. */
export interface ReleaseProps {
  readonly bucketName: string;
  /** 1-64 of letters, digits, `.`, `_` and `-`, such as `v1.4.0`. A version, once uploaded, never changes. */
  readonly version: string;
  /** SHA-256 of the archive, 64 hexadecimal digits. @default - what the bucket gives is trusted */
  readonly sha256?: string;
}

/** Which release goes where on a server. */
interface ReleasePlace {
  readonly folder: string;
  readonly prefix: string;
  /** A program that is given the unpacked folder, before the switch. @default - nothing to prepare */
  readonly prepare?: string;
}

const TOOL = String.raw`#!/bin/bash
# fetch-release FOLDER BUCKET PREFIX VERSION SHA256|- [PREPARE]: puts a version in place and switches to it in one move
# fetch-release FOLDER --back: switches to the version before
set -euo pipefail
umask 022
root=$1
mkdir -p "$root/releases"
exec 9>> "$root/.lock"
flock 9

switch() { # switch LINK VERSION: LINK points at VERSION, with no moment between
  ln -sfn "releases/$2" "$root/.$1.new"
  mv -fT "$root/.$1.new" "$root/$1"
}

version_of() { basename "$(readlink "$root/$1" || true)"; }

use() { # use VERSION: the version in use becomes the one before
  local before
  before=$(version_of current)
  switch current "$1"
  if [ -n "$before" ]; then switch previous "$before"; fi
}

if [ "$2" = --back ]; then
  if [ ! -d "$root/previous/" ]; then
    echo "there is no version before in $root" >&2
    exit 1
  fi
  use "$(version_of previous)"
  exit
fi

bucket=$2 prefix=$3 version=$4 sum=$5
if [ "$(version_of current)" = "$version" ]; then exit; fi
if [ ! -d "$root/releases/$version" ]; then
  part=$(mktemp -d "$root/releases/.part.XXXXXX")
  trap 'rm -rf "$part"' EXIT
  # On the first boot of a new system, what allows the role to read may be seconds younger than the server.
  for pause in 5 10 -; do
    if cloud-client get "$bucket" "$prefix/$version.tar.gz" "$part/archive"; then break; fi
    if [ "$pause" = - ]; then exit 1; fi
    sleep "$pause"
  done
  if [ "$sum" != - ]; then echo "$sum  $part/archive" | sha256sum --check --quiet; fi
  mkdir "$part/content"
  tar -xzf "$part/archive" -C "$part/content" --no-same-owner
  chmod -R u+rwX,go+rX,go-w "$part/content"
  # Paths within what is prepared are absolute, so it is prepared where it stays.
  mv -T "$part/content" "$root/releases/$version"
  if [ $# -ge 6 ] && ! "$6" "$root/releases/$version"; then
    rm -rf "$root/releases/$version"
    exit 1
  fi
fi
use "$version"
find "$root/releases" -mindepth 1 -maxdepth 1 ! -name "$(version_of current)" ! -name "$(version_of previous)" -exec rm -rf {} +
`;

/** The program that releases are fetched, switched and taken back by. */
export function releaseTool(): BootStep {
  return {
    name: 'install the release tool',
    commands: writeFile('/usr/local/sbin/fetch-release', TOOL, { mode: '0755' }),
  };
}

/**
 * Puts a release in place. The one before is kept: `fetch-release <folder> --back` returns to it.
 * @throws when the bucket, the version or the checksum is none by its form
 */
export function release({ bucketName, version, sha256 }: ReleaseProps, place: ReleasePlace): BootStep {
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(version)) {
    throw new Error(`a version has 1-64 of letters, digits, '.', '_' and '-', got '${version}'`);
  }
  checkBucketName(bucketName);
  if (sha256 !== undefined && !/^[0-9a-f]{64}$/.test(sha256)) {
    throw new Error(`a SHA-256 has 64 hexadecimal digits, got '${sha256}'`);
  }
  const { folder, prefix, prepare } = place;
  const words = ['fetch-release', folder, bucketName, prefix, version, sha256 ?? '-', ...(prepare ? [prepare] : [])];
  return { name: `fetch version ${version}`, commands: [words.join(' ')] };
}
