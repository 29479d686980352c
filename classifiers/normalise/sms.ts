/** Texting short forms and contractions, one token in, one or more words out. Keys are lower case without accents. */

function parsePairs(source: string): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>();
  for (const item of source.split(';')) {
    const [key, value] = item.split('=');
    if (key !== undefined && value !== undefined) pairs.set(key.trim(), value.trim());
  }
  return pairs;
}

/** English. Contractions are written out so that one wording serves rules and model. */
export const SMS_ENGLISH = parsePairs(`
  i'm=i am; im=i am; i've=i have; ive=i have; i'd=i would; i'll=i will; iam=i am; ima=i am going to;
  imma=i am going to; finna=going to; i'ma=i am going to; don't=do not; dont=do not; dnt=do not;
  donot=do not; doesn't=does not; doesnt=does not; dosent=does not; didn't=did not; didnt=did not;
  can't=can not; cant=can not; cannot=can not; cnt=can not; kant=can not; won't=will not; wont=will not;
  wouldn't=would not; wouldnt=would not; couldn't=could not; couldnt=could not; shouldn't=should not;
  shouldnt=should not; isn't=is not; isnt=is not; aren't=are not; arent=are not; wasn't=was not;
  wasnt=was not; weren't=were not; werent=were not; ain't=is not; aint=is not; haven't=have not;
  havent=have not; hasn't=has not; hasnt=has not; hadn't=had not; hadnt=had not; needn't=need not;
  mustn't=must not; you're=you are; youre=you are; ur=your; yr=your; you've=you have; youve=you have;
  you'll=you will; youll=you will; you'd=you would; u=you; ya=you; yall=you all; y'all=you all; r=are;
  urself=yourself; he's=he is; hes=he is; she's=she is; shes=she is; it's=it is; its=it is;
  that's=that is; thats=that is; dats=that is; there's=there is; theres=there is; what's=what is;
  whats=what is; who's=who is; whos=who is; where's=where is; how's=how is; let's=let us; lets=let us;
  here's=here is; heres=here is; they're=they are; theyre=they are; they've=they have; theyve=they have;
  they'll=they will; theyll=they will; they'd=they would; theyd=they would; we're=we are; we've=we have;
  weve=we have; we'll=we will; we'd=we would; he'll=he will; he'd=he would; she'll=she will;
  shell=she will; she'd=she would; it'll=it will; itll=it will; it'd=it would; itd=it would;
  that'd=that would; thatd=that would; nobody'd=nobody would; everyone'd=everyone would;
  everyoned=everyone would; everybody'd=everybody would; who'd=who would; whod=who would;
  would've=would have; wouldve=would have; could've=could have; couldve=could have;
  should've=should have; shouldve=should have; shoulda=should have; coulda=could have; woulda=would have;
  wudve=would have; mightve=might have; might've=might have; wanna=want to; wana=want to; wnna=want to;
  wannna=want to; wna=want to; wnt=want; wan=want; gonna=going to; gona=going to; gunna=going to;
  gna=going to; gon=going to; gonnna=going to; gotta=got to; gota=got to; hafta=have to; needa=need to;
  tryna=trying to; tryina=trying to; lemme=let me; gimme=give me; kinda=kind of; sorta=sort of;
  outta=out of; lotta=lot of; dunno=do not know; dno=do not know; idk=i do not know;
  idek=i do not even know; idc=i do not care; idgaf=i do not care; ikr=i know right; iono=i do not know;
  couldnta=could not have; rn=right now; atm=right now; tn=tonight; tnite=tonight; tonite=tonight;
  2nite=tonight; 2night=tonight; tngt=tonight; tonigt=tonight; tomoro=tomorrow; tmrw=tomorrow;
  tmr=tomorrow; tmw=tomorrow; tmrrw=tomorrow; 2moro=tomorrow; 2morrow=tomorrow; 2day=today; tdy=today;
  2gether=together; 2much=too much; yest=yesterday; nite=night; nyt=night; lastnite=last night;
  wknd=weekend; b4=before; bfore=before; l8=late; l8r=later; gr8=great; h8=hate; m8=mate; w8=wait;
  every1=everyone; any1=anyone; some1=someone; sum1=someone; no1=no one; noone=no one; nobodys=nobody is;
  nothings=nothing is; everyones=everyone is; everybodys=everybody is; somethings=something is;
  sumthin=something; somethin=something; nothin=nothing; nothn=nothing; evrything=everything; evry=every;
  nemore=anymore; nomore=no more; anymor=anymore; anymre=anymore; nething=anything; neone=anyone;
  evr=ever; nvr=never; nevr=never; alwys=always; jst=just; jus=just; juss=just; justt=just; cuz=because;
  cus=because; coz=because; cos=because; bc=because; bcuz=because; bcz=because; becuz=because;
  becuse=because; becasue=because; b/c=because; tho=though; thru=through; thx=thanks; thnx=thanks;
  tnx=thanks; ty=thanks; tysm=thanks; tyvm=thanks; pls=please; plz=please; plse=please; plss=please;
  msg=message; txt=text; appt=appointment; ppl=people; peeps=people; prolly=probably; prob=probably;
  probs=probably; def=definitely; defo=definitely; srs=serious; srsly=seriously; rly=really; rlly=really;
  reli=really; obvi=obviously; bout=about; abt=about; wat=what; wut=what; wht=what; wen=when; wer=were;
  dat=that; dis=this; dem=them; dey=they; da=the; teh=the; hte=the; thw=the; tha=the; wit=with; wif=with;
  w/=with; w/o=without; wo=without; w=with; nd=and; n=and; adn=and; hav=have; hve=have; hv=have; av=have;
  bin=been; wud=would; wuld=would; cud=could; cld=could; shud=should; shld=should; wld=would; luv=love;
  lov=love; nah=no; nope=no; nop=no; naw=no; nuh=no; yea=yes; yeah=yes; yeh=yes; yep=yes; yup=yes;
  ye=yes; yess=yes; yass=yes; k=ok; kk=ok; okay=ok; okey=ok; okie=ok; oki=ok; kil=kill; kll=kill;
  kiil=kill; killl=kill; kull=kill; kiull=kill; kilin=killing; killin=killing; kilt=killed; mysef=myself;
  myslef=myself; mself=myself; meself=myself; mesel=myself; hrt=hurt; hurtin=hurting; dieing=dying;
  dyin=dying; ded=dead; deth=death; cuttin=cutting; hangin=hanging; drinkin=drinking; usin=using;
  feelin=feeling; feelins=feelings; thinkin=thinking; thinkn=thinking; doin=doing; goin=going;
  comin=coming; bein=being; livin=living; sleepin=sleeping; cryin=crying; tryin=trying; shakin=shaking;
  bleedin=bleeding; havin=having; gettin=getting; keepin=keeping; sayin=saying; tellin=telling;
  hearin=hearing; talkin=talking; walkin=walking; holdin=holding; sittin=sitting; standin=standing;
  waitin=waiting; stayin=staying; losin=losing; suicid=suicide; sewerslide=suicide; suislide=suicide;
  suecide=suicide; sooicide=suicide; suacide=suicide; sewercide=suicide; sueycide=suicide;
  unaliv=unalive; unlive=unalive; un-alive=unalive; kys=kill yourself; kmsing=kms; kmself=kill myself;
  kmys=kms; fent=fentanyl; fenty=fentanyl; fetty=fentanyl; oxys=oxy; percs=percocet; perc=percocet;
  benzos=benzo; xans=xanax; xannies=xanax; xan=xanax; subs=suboxone; sub=suboxone; ods=overdose;
  od'd=overdosed; od'ed=overdosed; oded=overdosed; oding=overdosing; od'ing=overdosing; od=overdose;
  overdosd=overdosed; overdoes=overdose; meds=medication; med=medication; rx=prescription; bf=boyfriend;
  gf=girlfriend; hubby=husband; bday=birthday; fam=family; sis=sister; bro=brother; gma=grandma; mum=mom;
  mam=mom; mama=mom; momma=mom; mommy=mom; bff=friend; frens=friends; fren=friend; frnd=friend;
  frend=friend; frends=friends; roomie=roommate; fr=for real; frfr=for real; ngl=not going to lie;
  tbh=to be honest; imo=in my opinion; lol=haha; lolol=haha; lololol=haha; loll=haha; lmao=haha;
  lmfao=haha; lmaoo=haha; rofl=haha; hahaha=haha; hahah=haha; hehe=haha; hehehe=haha; heh=haha; ha=haha;
  jaja=haha; jajaja=haha; jajajaja=haha; jk=joking; jks=joking; jkjk=joking; j/k=joking; kidding=joking;
  omfg=omg; btw=by the way; ily=i love you; ilysm=i love you so much; ilu=i love you; imy=i miss you;
  nvm=never mind; nm=nothing much; np=no problem; hmu=hit me up; ttyl=talk later; brb=be right back;
  gtg=got to go; g2g=got to go; gn=good night; gm=good morning; wyd=what are you doing; alot=a lot;
  aswell=as well; infront=in front; incase=in case; eachother=each other; allright=alright;
  alrite=alright; rite=right; ryt=right; thot=thought; thots=thoughts; thght=thought; thghts=thoughts;
  thoght=thought; thougts=thoughts; thougt=thought; feelng=feeling; wating=waiting; evrone=everyone;
  everone=everyone; everyon=everyone; eveyone=everyone; befor=before; realy=really; liek=like; lik=like;
  lke=like; mor=more; wiht=with; taht=that; whith=with; beter=better; bettr=better; tierd=tired;
  tird=tired; hopless=hopeless; wortless=worthless; worthles=worthless; wrothless=worthless;
  usless=useless; lonly=lonely; alon=alone; anxity=anxiety; anxeity=anxiety; depresed=depressed;
  deppressed=depressed; depresion=depression; panick=panic; attak=attack; atack=attack; brige=bridge;
  brdge=bridge; jumpin=jumping; pils=pills; pillz=pills; pilz=pills; bottel=bottle; relaps=relapse;
  relapst=relapsed; reclapsed=relapsed; selfharm=self harm; self-harm=self harm; self-harmed=self harmed;
  self-harming=self harming; selfharming=self harming; selfharmed=self harmed; nssi=self harm;
  humna=human; humn=human; hooman=human; humam=human; hman=human; huamn=human; persn=person; peson=person;
  preson=person; perosn=person; persom=person; prson=person; counsler=counselor;
  counceler=counselor; councelor=counselor; counsilor=counselor; counslor=counselor; conselor=counselor;
  counsoler=counselor; counciler=counselor; agnet=agent; tlak=talk; takl=talk; tallk=talk; speek=speak;
  spaek=speak; somone=someone; somene=someone; soemone=someone; sumone=someone; sombody=somebody;
`);

/** Short forms of each language that mean the same in a text of the other: people mix. */
const EVERYWHERE = new Set(
  `i'm im i've ive i'll imma ima don't dont doesn't doesnt didn't didnt can't cant won't wont isn't isnt he's hes she's
  shes it's they're theyre wanna gonna gona gotta kil kll kiil mysef myslef mself kys kms suicid tn tonite rn
  kiero qiero qero ablar avlar hablr hbalar algien alguin alguen aguien matarm suicidarm suisidarme suisidio pastiyas cortarm morirm aora ahorita orita estoi nesecito`.split(
    /\s+/,
  ),
);

/** What a short form stands for in a text of this language, undefined where it is no short form. */
export function shortForm(word: string, spanish: boolean): string | undefined {
  const own = (spanish ? SMS_SPANISH : SMS_ENGLISH).get(word);
  if (own !== undefined || !EVERYWHERE.has(word)) return own;
  return (spanish ? SMS_ENGLISH : SMS_SPANISH).get(word);
}

/** Spanish. Clitics stay on the verb; only spelling is mended. */
export const SMS_SPANISH = parsePairs(`
  q=que; k=que; qe=que; ke=que; xq=porque; pq=porque; xk=porque; porq=porque; porke=porque;
  xfa=por favor; xfavor=por favor; porfa=por favor; porfavor=por favor; tb=tambien; tmb=tambien;
  tmbn=tambien; tambn=tambien; bn=bien; x=por; xa=para; pa=para; toy=estoy; stoy=estoy; toi=estoy;
  estoi=estoy; ta=esta; tas=estas; tamos=estamos; ntp=no te preocupes; tqm=te quiero mucho; nadien=nadie;
  naide=nadie; asia=hacia; aser=hacer; acer=hacer; ise=hice; boy=voy; boi=voy; voi=voy; bamos=vamos;
  ba=va; beo=veo; bivir=vivir; bida=vida; vibir=vivir; kiero=quiero; qiero=quiero; qero=quiero;
  kero=quiero; kisiera=quisiera; qisiera=quisiera; nesecito=necesito; nesesito=necesito;
  necesitto=necesito; matarm=matarme; cortarm=cortarme; morirm=morirme; desaparecr=desaparecer;
  grasias=gracias; grax=gracias; salu2=saludos; dnd=donde; cuant=cuanto; jaja=haha; jajaja=haha;
  jajajaja=haha; jaj=haha; jeje=haha; jejeje=haha; lol=haha; dl=del; hr=hora; mñn=manana; mnn=manana;
  oy=hoy; aora=ahora; ahorita=ahora; orita=ahora; horita=ahora; yorar=llorar; yoro=lloro; alluda=ayuda;
  sik=psiquiatra; ablar=hablar;
  avlar=hablar; hablr=hablar; hbalar=hablar; algien=alguien; alguin=alguien; alguen=alguien;
  aguien=alguien; perzona=persona; presona=persona; persna=persona; perosna=persona; persoan=persona;
  umano=humano; humno=humano; consegera=consejera; consegero=consejero; pastiyas=pastillas; pastillaz=pastillas; suisidio=suicidio; suisidarme=suicidarme;
  suicidarm=suicidarme; d=de;
`);
