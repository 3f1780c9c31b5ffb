'use client';

import { Anchor, type AnchorProps } from '@mantine/core';
import Link from 'next/link';
import type { ReactNode } from 'react';

/** What {@link TextLink} needs besides Mantine's own style props. */
export interface TextLinkProps extends AnchorProps {
  readonly href: string;
  readonly children: ReactNode;
}

/** A link within the panel. Nothing is fetched ahead: each page is rendered for the one who opens it. */
export function TextLink(props: TextLinkProps) {
  return <Anchor component={Link} prefetch={false} size="sm" {...props} />;
}
