export const checkinEn = {
  // ---- the message ----
  heading: {
    prompt: (other: string) => `Your check-in with ${other}`,
    reminder: (other: string) => `Today: your check-in with ${other}`,
    prepared: (other: string) => `${other} has prepared for your check-in`,
    manager_reminder: (other: string) => `${other} is waiting for a word from you`,
    ask_talked: (other: string) => `Did you and ${other} talk?`,
    ask_again: (other: string) => `${other} says that you have talked. Is that right?`,
  },
  when: (day: string, time: string, minutes: number) => `${day} at ${time}, ${minutes} minutes`,
  whenElsewhere: (day: string, time: string, minutes: number, zone: string) =>
    `${day} at ${time} (${zone}), ${minutes} minutes`,
  status: {
    planned: 'Planned.',
    prompted: 'Not prepared yet. A few lines are plenty; it takes about three minutes.',
    prepared: 'Prepared. You can change it until the talk is held.',
    read: (other: string) => `Prepared. ${other} has read it.`,
    answered: (other: string) => `Prepared. ${other} has answered.`,
    iTalked: (other: string) => `You have said that you talked. Once ${other} has too, it counts as held.`,
    theyTalked: (other: string) => `${other} has said that you talked.`,
    held: 'Held. You have both said that you talked.',
    skipped: (other: string) => `Not this week. ${other} can see that, but no reason is kept.`,
    skippedByOther: (other: string) => `${other} has chosen “not this week”.`,
    missed: 'The week has closed without a talk.',
    left_out: {
      holiday: 'Left out this time: a public holiday, and no other working day free in the week.',
      absence: 'Left out this time: one of you is away.',
      paused: 'Left out this time: check-ins are paused.',
      deactivated: 'Left out this time.',
      downtime: 'Left out this time: Samtale was not running.',
      moved: 'Moved to another week.',
      ended: 'Closed: the two of you no longer have check-ins together.',
      pilot_over: 'Left out: the pilot is over.',
    } as Record<string, string>,
  },
  managerStatus: {
    prompted: (other: string) => `${other} has been asked to prepare.`,
    prepared: (other: string) => `What ${other} wrote is waiting for you. Two minutes is enough.`,
    read: (other: string) =>
      `You have read it. A reply, a thank you or a point for the talk tells ${other} so.`,
    answered: (other: string) => `You have answered. ${other} can see it.`,
  },
  movedBy: {
    holiday: 'Moved because of a public holiday.',
    absence: 'Moved because one of you is away.',
    employee: 'Moved by hand.',
    manager: 'Moved by hand.',
  },
  hasDraft: 'You have a draft. Nothing you typed is lost.',
  stoppedAsking: (other: string) =>
    `Your last two preparations got no answer, so Samtale stops asking you for now. ${other} can see that they are waiting. ` +
    `The talks stay in the plan, and one answer starts the questions again. You can still prepare whenever you like.`,

  // ---- buttons ----
  button: {
    prepare: 'Prepare',
    openDraft: 'Continue your draft',
    edit: 'Change what you wrote',
    skip: 'Not this week',
    takeBack: 'Take it back',
    move: 'Move',
    talked: 'We talked',
    read: 'Read and answer',
    readAgain: 'Open',
    seeAnswer: 'See the answer',
    howItWorks: 'How it works',
    pulse: 'This week’s statements',
    away: 'I am away',
    settings: 'My settings',
    why: 'Why this date?',
  },
  confirmSkip: {
    title: 'Not this week?',
    text: 'The talk is left out this week. The other person sees that, but no reason. You can take it back until the time of the talk.',
    yes: 'Not this week',
    no: 'Keep it',
  },

  // ---- preparing ----
  form: {
    title: 'Prepare',
    send: 'Send',
    close: 'Close',
    reader: (other: string) => `Only you and ${other} read this. HR does not see the text.`,
    readerShort: (other: string) => `Read by you and ${other}.`,
    goalReader: (other: string) =>
      `Read by you and your manager, now ${other}. Goals follow you to a new manager.`,
    intro: (other: string, when: string) =>
      `For your talk with ${other}, ${when}. Everything is optional; one field is enough.`,
    kept: 'What you type is kept as a draft. You can close this and come back.',
    important: 'What matters most this time?',
    importantNone: 'Choose one, if you like',
    standing: (goal: string) => `Where does “${goal}” stand?`,
    standings: { on_track: 'On its way', slow: 'Slower than planned', stuck: 'Stuck' },
    deadline: (day: string) => `Deadline ${day}`,
    due: (goal: string, day: string) => `Deadline ${day}: “${goal}”. Was it reached?`,
    success: (text: string) => `You agreed that it is reached when: ${text}`,
    outcome: 'Outcome',
    outcomes: {
      reached: 'Reached',
      partly: 'Partly reached',
      not_reached: 'Not reached',
      not_relevant: 'No longer relevant',
    },
    result: 'What came of it?',
    actionOwner: (text: string, owner: string) => `${text} (${owner})`,
    saveDraft: 'Save draft',
    draftSaved: 'Draft saved.',
    oneField: 'Write something in at least one field, then send. What you typed is still here.',
    sent: (other: string) => `Sent. Only you and ${other} can read it.`,
    sentMore: (other: string) =>
      `${other} gets a message that you have prepared. What you wrote is not in the message.`,
    sentTitle: 'Sent',
  },

  // ---- reading and answering ----
  read: {
    title: (name: string) => `From ${name}`,
    intro: (name: string, when: string) => `${name} prepared for your talk, ${when}.`,
    earlier: (name: string, when: string) => `What ${name} wrote for an earlier talk, ${when}.`,
    important: 'Matters most',
    goals: 'Goals',
    actions: 'Open action points',
    points: 'On the agenda',
    nothing: 'Nothing has been written yet.',
    reply: 'A reply',
    replyHint: (name: string) => `Only you and ${name} read this.`,
    point: 'A point for the talk',
    pointHint: (name: string) => `Goes on the agenda. Only you and ${name} read it.`,
    thanks: 'Say thanks',
    thanked: (name: string) => `You have thanked ${name}.`,
    send: 'Send',
    close: 'Close',
    sentTitle: 'Answered',
    sent: (name: string) => `Sent. ${name} can see that you have answered.`,
    answers: 'Answers',
    thanksFrom: (name: string) => `${name} says thank you.`,
    empty: 'Write a reply or a point, or press “Say thanks”. Any one of them is an answer.',
    ownTitle: 'Your check-in',
  },

  // ---- moving ----
  move: {
    title: 'Move this talk',
    text: 'Only this one moves. The next talks stay where they are, and the other person sees the change.',
    date: 'Day',
    time: 'Time',
    save: 'Move',
    close: 'Leave it',
    none: 'There is no day to move it to: every working day that lies ahead is taken, or one of you is away.',
    needDate: 'Pick a day.',
    past: 'That time has passed. Pick a later one.',
    doneTitle: 'Moved',
    done: (when: string) => `Moved to ${when}.`,
  },

  // ---- away, pause ----
  away: {
    title: 'I am away',
    text: 'On these days nobody hears from Samtale on your behalf. Talks move to another working day in the same week, or are left out.',
    from: 'First day away',
    to: 'Last day away',
    save: 'Save',
    order: 'The last day cannot be before the first.',
    past: 'That day has passed.',
    done: (from: string, to: string) => `Noted: away from ${from} to ${to}.`,
    remove: 'Remove',
    list: 'Away',
    removed: 'Removed.',
    problems: {
      bad_date: 'Pick a date.',
      order: 'The last day must not lie before the first.',
      over: 'Those days have passed.',
      too_long: 'That is more than a year. Note the first year now, and the rest later.',
    },
    entry: (from: string, to: string) => `${from} – ${to}`,
  },
  mySettings: {
    title: 'My settings',
    save: 'Save',
    language: 'Language',
    languages: { auto: 'As in Slack', en: 'English', nb: 'Norsk bokmål' },
    reminders: 'Reminders',
    remindersOn: 'Remind me once when something still waits for me',
    remindersHint:
      'At most one reminder for each talk: to prepare, on the day of the talk, or to answer somebody who has prepared. Nobody sees whether it is on.',
    pause: 'Pause',
    paused: 'Pause my check-ins until I start them again',
    pauseHint: 'While paused you are not asked for anything. Your goals and what you have written stay.',
  },
  pausedNow: 'Your check-ins are paused. Nobody hears a reason.',
  resumed: 'Welcome back. Your check-ins go on as planned.',

  // ---- welcome and guide ----
  welcome: {
    text: (name: string) => `Hello ${name}, this is Samtale`,
    employee: (manager: string, when: string) =>
      `You and ${manager} will have a short, regular talk. The first one is ${when}. Before it you get a message here, and you can ` +
      `note down in three minutes what you want to talk about.`,
    employeeNoManager:
      'Each week you can answer a few short statements about how work is going. When HR adds your manager, your talks start too.',
    manager: (names: string) =>
      `You will have short, regular talks with ${names}. They prepare first; you answer in two minutes, and then you sit down together.`,
    readers:
      'What you write for a talk is read by the two of you, and by nobody else. What you answer to the statements of the week is ' +
      'shown to nobody; only sums of at least five people are kept.',
    voluntary:
      'Taking part is voluntary. You can skip a week, switch off reminders or pause at any time from the Home tab.',
  },
  guide: {
    title: 'How it works',
    next: 'Next',
    back: 'Back',
    page: (n: number, of: number) => `${n} of ${of}`,
    employee: [
      {
        head: 'A short talk, often',
        body: 'You and your manager sit down for 10, 20 or 30 minutes, every week or every few weeks. Your points come first.',
      },
      {
        head: 'Three minutes before',
        body: 'A message asks you to prepare. Everything is optional; one line is enough. What you type is kept as a draft, even if you close the window.',
      },
      {
        head: 'Goals that get an answer',
        body: 'A goal has a deadline and says how you will both see that it is reached. When the deadline has passed, you say how it went.',
      },
      {
        head: 'Who reads what',
        body: 'What you write is read by you and your manager. HR does not see it, and neither does anybody above your manager. The statements of the week are confidential: your answer is deleted when the week closes, and only sums of at least five people stay.',
      },
      {
        head: 'Your choice',
        body:
          'Not this week, move, away, pause: all of it is on the Home tab or under /checkin help. Nobody is shown a list of who has not answered.\n\n' +
          'You are asked once before each talk. If you have not prepared, one reminder follows on the day of the talk, and no more. ' +
          'You switch it off under “My settings” on the Home tab.',
      },
    ],
    manager: [
      {
        head: 'Their points first',
        body: 'Your people prepare before the talk. You get one message with a button; what they wrote opens when you press it.',
      },
      {
        head: 'Two minutes',
        body: 'Reply, say thanks, or put a point on the agenda. Any one of them shows that you have read it and care. Silence is what ends the habit.',
      },
      {
        head: 'The talk',
        body: 'Strengths first, then goals, steps and results. When you have talked, both press “We talked”.',
      },
      {
        head: 'What you do not see',
        body: 'You never see how one person answered the statements of the week, and nobody above you reads what the two of you write.',
      },
      {
        head: 'How often you hear from us',
        body:
          'One message when somebody has prepared, and at most one reminder if they are still without an answer. After the talk you are both asked once whether you talked; ' +
          'if only one of you has said so, the other is asked once more.\n\n' +
          'After two unanswered preparations in a row we stop asking the employee, and tell them why. One answer starts it again. You switch reminders off under “My settings” on the Home tab.',
      },
    ],
  },

  // ---- Home ----
  home: {
    hello: (name: string) => `Hello ${name}`,
    next: 'Your next talk',
    none: 'No talk is planned.',
    with: (other: string) => `With ${other}`,
    plan: 'The next dates',
    asked: (questions: string) => `You will be asked: ${questions}`,
    planWhy: {
      as_planned: '',
      moved_holiday: 'moved because of a public holiday',
      moved_absence: 'moved because one of you is away',
      left_holiday: 'left out, a public holiday',
      left_absence: 'left out, one of you is away',
      skipped: 'not this week',
      moved_by_hand: 'moved by hand',
      left_out: 'left out',
    },
    goalLine: (title: string, day: string, standing: string) =>
      standing === '' ? `${title} · by ${day}` : `${title} · by ${day} · ${standing}`,
    actions: 'Open action points',
    mine: 'you',
    reports: 'Your people',
    reportLine: (name: string, when: string, status: string) => `*${name}* · ${when} · ${status}`,
    reportNone: (name: string) => `*${name}* · no talk is planned`,
    reportStatus: {
      planned: 'planned',
      prompted: 'asked to prepare',
      prepared: 'waits for your answer',
      read: 'read, waits for your answer',
      answered: 'answered',
      confirmed_by_one: 'one of you says you talked',
      held: 'held',
      skipped: 'not this week',
      missed: 'not held',
      left_out: 'left out',
    },
    statusShort: {
      planned: 'planned',
      prompted: 'not prepared',
      prepared: 'prepared',
      read: 'read',
      answered: 'answered',
      confirmed_by_one: 'confirmed by one of you',
      held: 'held',
      skipped: 'not this week',
      missed: 'not held',
      left_out: 'left out',
    },
    noManager:
      'You have no manager in Samtale yet, so no talk is planned. HR can add one; until then you can answer the statements of the week.',
    notEnrolled:
      'You are not part of the check-ins yet. If you would like to be, ask HR, or the person who looks after Samtale.',
    paused: 'Your check-ins are paused.',
    resume: 'Start again',
    footer: 'Only you and your manager read what you write here. Questions or second thoughts: /checkin help',
  },

  // ---- commands ----
  help: {
    title: 'What you can do',
    lines: (command: string) => [
      `\`${command}\` opens what is useful now`,
      `\`${command} prepare\` lets you note what you want to talk about`,
      `\`${command} add\` puts a point on the agenda of your next talk`,
      `\`${command} talk\` opens the sheet of the talk, and \`${command} notes\` what was written on earlier ones`,
      `\`${command} help-me\` asks your manager for help at once, outside the talks`,
      `\`${command} statements\` opens the statements of the week`,
      `\`${command} trends\` shows how it is going: your own line, the company, and the teams you may see`,
      `\`${command} why\` shows the next dates, and why a talk was moved or left out`,
      `\`${command} away\` lets you say when you are away`,
      `\`${command} calendar\` puts your talks in your calendar`,
      `\`${command} pause\` and \`${command} resume\` stop and start your check-ins`,
      `\`${command} guide\` explains how it works and who reads what`,
      `\`${command} help\` shows this list`,
    ],
    reminders:
      'You are asked once before each talk and reminded at most once: to prepare, or to answer somebody who has prepared. “My settings” on the Home tab switches reminders off.',
    unknown: (word: string) => `Samtale does not know “${word}”. This is what it knows:`,
  },
  why: {
    next: 'The next dates',
    last: 'What happened lately',
    lead: (days: number, time: string) =>
      days === 0
        ? `You are asked to prepare on the day of the talk, at ${time}, or an hour before an early talk.`
        : days === 1
          ? `You are asked to prepare one working day before, at ${time}.`
          : `You are asked to prepare ${days} working days before, at ${time}.`,
    notes: {
      planned: 'planned',
      prompted: 'you were asked to prepare',
      prompted_late: 'you were asked to prepare, later than usual',
      prompt_too_late: 'you were not asked, because the time of the talk had come',
      not_asked_unanswered: 'you were not asked, because the last two preparations got no answer',
      moved_holiday: 'moved because of a public holiday',
      moved_absence: 'moved because one of you is away',
      moved_by_employee: 'moved by you',
      moved_by_manager: 'moved by your manager',
      half_year_by_employee: 'made the half-year talk by you',
      half_year_by_manager: 'made the half-year talk by your manager',
      usual_by_employee: 'made a usual talk again by you',
      usual_by_manager: 'made a usual talk again by your manager',
      left_out_holiday: 'left out because of a public holiday',
      left_out_absence: 'left out because one of you is away',
      left_out_paused: 'left out because check-ins were paused',
      left_out_deactivated: 'left out because the account was closed',
      left_out_downtime: 'left out because Samtale was not running',
      left_out_moved: 'moved to another week',
      left_out_pilot_over: 'left out because the pilot is over',
      left_out_ended: 'left out because your manager has changed',
      skipped_by_employee: 'skipped by you',
      skipped_by_manager: 'skipped by your manager',
      taken_back: 'back in the plan',
      reminded: 'a reminder was sent',
      reminder_not_useful: 'no reminder, because it came too close to the talk',
      talked_employee: 'you said that you talked',
      talked_manager: 'your manager said that you talked',
    } as Record<string, string>,
    nothing: 'Nothing has happened yet.',
  },
  nothingNow: 'Nothing is waiting for you. Your Home tab shows the next dates.',
  wentWrong: (reference: string) =>
    `Something went wrong, and nothing was changed. Please try again; if it happens once more, give this reference to the person who looks after Samtale: ${reference}`,
  testPrompt: 'This is a test. It looks like this when somebody is asked to prepare:',
};
