/* bag.h: reading a bag (BagIt, RFC 8493): are its manifests true and whole? */
#ifndef TONGKET_ARCHIVE_BAG_H
#define TONGKET_ARCHIVE_BAG_H

#include "archive/fixity.h"

/* Whether the folder is a bag. */
bool bag_is(const tree *t);

/* After the inventories that know sizes, so that a PDF signed since has been recognised: check manifest-sha256.txt, tagmanifest-sha256.txt, Payload-Oxum. What is wrong is reported (STATUS_DATA). False: reported, and reading cannot go on. */
NODISCARD bool bag_check(fixity *f);

#endif
