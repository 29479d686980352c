/** A button press or a choice on a message, as far as we read it. */
export interface Press {
  readonly team: string;
  readonly user: string;
  readonly userName: string | null;
  readonly channel: string;
  readonly messageTs: string;
  readonly actionId: string;
  /** The button's value, or the chosen option's. */
  readonly value: string;
  /** When it was pressed: different for every press. */
  readonly actionTs: string;
  /** Opens a modal within three seconds. */
  readonly triggerId: string;
  /** The form or home page it was pressed in, as Slack shows it; null on a message. */
  readonly view: PressedView | null;
}

export interface PressedView {
  readonly id: string;
  readonly type: string;
  readonly callbackId: string;
  readonly raw: Readonly<Record<string, unknown>>;
}

interface BlockActionsBody {
  readonly team?: { readonly id?: string } | null;
  readonly user: { readonly id: string; readonly name?: string; readonly username?: string };
  readonly channel?: { readonly id?: string };
  readonly container?: { readonly channel_id?: string; readonly message_ts?: string };
  readonly message?: { readonly ts?: string };
  readonly trigger_id?: string;
  readonly view?: Readonly<Record<string, unknown>> | null;
  readonly actions: readonly {
    readonly action_id: string;
    readonly action_ts?: string;
    readonly value?: string;
    readonly selected_option?: { readonly value?: string } | null;
  }[];
}

/** Reads the body of a `block_actions` payload. */
export function readPress(body: unknown): Press {
  const { team, user, channel, container, message, trigger_id, view, actions } = body as BlockActionsBody;
  const [action] = actions;
  return {
    team: team?.id ?? '',
    user: user.id,
    userName: user.name ?? user.username ?? null,
    channel: channel?.id ?? container?.channel_id ?? '',
    messageTs: message?.ts ?? container?.message_ts ?? '',
    actionId: action?.action_id ?? '',
    value: action?.value ?? action?.selected_option?.value ?? '',
    actionTs: action?.action_ts ?? '',
    triggerId: trigger_id ?? '',
    view: view
      ? {
          id: String(view.id ?? ''),
          type: String(view.type ?? ''),
          callbackId: String(view.callback_id ?? ''),
          raw: view,
        }
      : null,
  };
}
