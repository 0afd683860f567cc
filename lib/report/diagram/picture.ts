import type { ActorKind } from '../traffic/actor';

/** What a picture shows, before anything has a place. */
export interface Picture {
  readonly title: string;
  /** What the picture says, in sentences, for who cannot see it. */
  readonly description: readonly string[];
  readonly nodes: readonly PictureNode[];
  readonly boxes: readonly PictureBox[];
  readonly edges: readonly PictureEdge[];
}

export interface PictureNode {
  readonly id: string;
  readonly kind: ActorKind;
  readonly title: string;
  readonly lines: readonly string[];
  readonly isOurs: boolean;
  /** The construct whose resources it stands for. @default - none in the stack */
  readonly construct?: string;
}

/** A box around nodes and other boxes. */
export interface PictureBox {
  readonly id: string;
  readonly kind: 'region' | 'vpc' | 'vswitches' | 'not-ours';
  readonly title: string;
  /** A second line. @default - none */
  readonly line?: string;
  /** The vswitches that the box is made of. */
  readonly chips: readonly Chip[];
  readonly nodes: readonly string[];
  readonly boxes: readonly PictureBox[];
  readonly construct?: string;
}

/** A vswitch: its zone, and its addresses. */
export interface Chip {
  readonly title: string;
  readonly line: string;
}

export interface PictureEdge {
  readonly from: string;
  readonly to: string;
  readonly lines: readonly string[];
  readonly isBlocked: boolean;
  /** Whether the system lives by it; the others are drawn thinner. */
  readonly isMain: boolean;
}
