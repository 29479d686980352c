import {
  ActivityHandler,
  type BotState,
  MessageFactory,
  type StatePropertyAccessor,
  type TurnContext,
} from 'botbuilder-core';
import type { BotEngine, BotInput, Effect } from '../engine/contract.ts';
import { HANDOFF_STATUS } from './handoff-events.ts';
import { markStaffPhone } from './staff-phone.ts';
import { liveTurn } from './turn-adapter.ts';

/** Channel data of an activity that the bot sends: how the outbox is to treat it. */
export interface HandrailChannelData {
  readonly language: string;
  readonly templates: readonly string[];
  readonly channel?: string;
}

/** Name of the event activity by which timers, and notices that decide nothing, enter the pipeline. */
export const HANDRAIL_EVENT = 'handrail/event';

/**
 * The bot as Bot Framework sees it: an activity handler around the pure engine. Loads the conversation's state, asks the
 * engine, sends what it says, carries out what it wants done.
 */
export class HandrailBot extends ActivityHandler {
  private readonly engine: BotEngine;
  private readonly state: StatePropertyAccessor<unknown>;
  private readonly conversationState: BotState;
  private readonly prepare: (context: TurnContext) => Promise<BotInput>;
  private readonly carryOut: (context: TurnContext, effects: readonly Effect[]) => Promise<void>;

  constructor(parts: {
    engine: BotEngine;
    conversationState: BotState;
    prepare: (context: TurnContext) => Promise<BotInput>;
    carryOut: (context: TurnContext, effects: readonly Effect[]) => Promise<void>;
  }) {
    super();
    this.engine = parts.engine;
    this.conversationState = parts.conversationState;
    this.state = parts.conversationState.createProperty('engine');
    this.prepare = parts.prepare;
    this.carryOut = parts.carryOut;
    this.onMessage(async (context, next) => {
      await this.respond(context);
      await next();
    });
    this.onEvent(async (context, next) => {
      if (context.activity.name === HANDRAIL_EVENT || context.activity.name === HANDOFF_STATUS)
        await this.respond(context);
      await next();
    });
  }

  private async respond(context: TurnContext): Promise<void> {
    const before = await this.state.get(context, null);
    const output = this.engine(before, await markStaffPhone(liveTurn(context), await this.prepare(context)));
    await this.state.set(context, output.state);
    await this.conversationState.saveChanges(context);
    await this.carryOut(context, output.effects);
    for (const message of output.messages) {
      const activity = MessageFactory.text(message.text);
      if (message.choices) {
        activity.suggestedActions = {
          to: [],
          actions: message.choices.map((choice) => ({
            type: 'imBack',
            title: choice.label,
            value: choice.value,
          })),
        };
      }
      activity.locale = message.language;
      const data: HandrailChannelData = {
        language: message.language,
        templates: message.templates,
        channel: message.channel,
      };
      activity.channelData = data;
      await context.sendActivity(activity);
    }
  }
}
