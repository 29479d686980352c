/**
 * A small Spanish-English glossary of everyday and crisis words, so that Spanish shares what English taught the model
 * and has word vectors. Normalised Spanish (no accents) `=` English; several Spanish forms are joined by commas.
 */
const GLOSSARY = `
yo=i;me=me;mi,mis=my;conmigo=me;tu,usted,te,ti=you;su,sus=his;el=he;ella=she;ellos,ellas=they;nosotros=we;nos=us;se=himself
no=not;ni,tampoco=nor;sin=without;nada=nothing;nadie=nobody;nunca,jamas=never;ningun,ninguno,ninguna=none
si=if;pero,sino=but;aunque=although;porque,pq,xq=because;cuando=when;como=how;que=that;quien=who;donde=where;cual=which;para,pa=for;por=by;con=with;de,del=of;en=in;a,al=to;y=and;o=or;hasta=until;desde=since;sobre=about;entre=between;contra=against
un,una=a;los,las,la,lo,le,les=the;este,esta,esto=this;ese,esa,eso,aquel=that;aqui,aca=here;ahi,alla,alli=there
soy,estoy=am;es,esta,estas=is;son,estan,estamos,somos=are;era,fue,estaba,estuvo=was;eran,fueron=were;ser,estar=be;sido,estado=been;hay=there
tengo,tenemos,tienen=have;tiene,tienes,ha,has=has;tenia,tuve,habia=had;he,han,hemos=have;tener,haber=have
quiero,quieren,querer=want;quiere,quieres=wants;queria,quise=wanted;quisiera,ojala=wish;deseo,deseos=wish;gustaria=would
puedo,puede,pueden,puedes,poder=can;podria=could;debo,debe,debia=should;necesito,necesita=need
voy,vamos=going;va,vas=goes;ir=go;fui=went;ire=will;vine,vino=came;vengo,ven=come;viene=comes
hago,hacer,hacen=do;hace=does;hice,hizo=did;hecho=done;haciendo=doing
digo,decir,dile,diganle=tell;dice,dicen=says;dijo,dije,dijeron=said;hablo,hablar,habla=talk;pregunto,preguntar=ask;llamar,llamo,llama=call;grita,gritan,grito=screams;escribo,escribir=write;escribi,escribio=wrote
se,saber,sabe,saben=know;creo,pienso,pensar=think;piensa,piensan=thinks;pense,pensaba=thought;pensando=thinking;pensamiento=thought;pensamientos,ideas=thoughts;idea=idea;entiendo,entienden=understand;recuerdo=remember;olvido=forget
siento,sentir=feel;siente=feels;sentia=felt;veo,ver,ves=see;vi=saw;oigo,oir,escucho,escuchar=hear;miro,mirar=look
vivir,vivo=live;vive=lives;viva,vivos=alive;vida,vidas=life;existir,existo=exist;nacer,naci,nacido=born;respirar,respirando=breathing
morir,morirme,morirse,muero,muera,mueren=die;muere=dies;murio,murieron=died;muerto,muerta,muertos=dead;muerte=death;muriendo=dying;fallecio=died
matar,matarme,mato,mate=kill;mata=kills;matarse=kill;matando=killing;suicidarme,suicidarse,suicidio=suicide;suicida=suicidal;quitarme,quitarse=take
desaparecer,desaparezco=disappear;despertar,despertarme,despierto,amanecer,amanezco=wake;dormir,duermo,dormirme=sleep;duerme=sleeps;durmiendo=sleeping;dormi=slept
acabar,terminar,termino=end;acabo,acabe=finished;fin,final=end;ultimo,ultima,ultimos=last;empezar,empiezo=start;seguir,sigo,sigue,siguen=keep;parar,para=stop;dejar,deja,dejan,dejo,deje=leave;volver,vuelvo,vuelve=return
colgarme,colgar,ahorcarme=hang;ahorco,ahorcar,estrangulo=choked;tirarme,aventarme,lanzarme,saltar,brincar,tiro=jump;dispararme,disparar,pegarme=shoot;cortarme,cortar,corto,corte=cut;cortes=cuts;quemo,quemarme,queme=burn;sangre=blood;sangrando,sangra=bleeding;venas,muneca,munecas=wrists;herida,heridas=wounds
pastilla=pill;pastillas=pills;medicina,medicinas,medicamento,medicamentos=meds;dosis=dose;sobredosis=overdose;frasco,botella=bottle;veneno=poison;cuerda,soga,lazo,mecate=rope;cinturon=belt;pistola,arma,revolver=gun;armas=guns;escopeta,rifle=shotgun;bala,balas=bullets;cargada=loaded;cuchillo=knife;navaja,cuchilla=razor;machete=machete;puente=bridge;azotea,techo=roof;tren=train;vias=tracks;edificio=building;piso=floor;rio=river;carretera=road;orilla=edge
tomar,tomo,tome,tomado,tomaron=take;tomando=taking;trague,tragar=swallowed;beber,bebo=drink;bebi=drank;bebiendo=drinking;borracho,borracha,tomado=drunk;cerveza,cervezas=beer;vino=wine;alcohol,trago,tragos,licor=alcohol;droga,drogas=drugs;coca=coke;cristal=meth;mota=weed;recai,recaida=relapsed;consumir,consumo,usar,uso=use;use,consumi=used;sobrio,sobria,limpio,limpia=sober;ganas,antojo,antojos=urge;padrino,madrina=sponsor
esposo,marido=husband;esposa,mujer=wife;novio=boyfriend;novia=girlfriend;pareja=partner;mama,madre,mami,jefita,amá=mom;papa,padre,papi,apa=dad;hijo,mijo=son;hija,mija=daughter;hijos,ninos,nenes,chamacos,cipotes=kids;bebe=baby;hermano,carnal=brother;hermana=sister;abuela,abuelita=grandma;abuelo,abuelito=grandpa;tio=uncle;tia=aunt;primo,prima=cousin;amigo,amiga,compa,pana=friend;amigos,amigas=friends;familia=family;vecino,vecina=neighbor;padrastro=stepdad;suegra=mother;padres=parents;gente,personas=people;persona,alguien=person;hombre=man;senor=man;senora=woman;nino,nina=child;jefe,jefa,patron=boss;perro,perrito,perra=dog;gato,gata=cat
todo,todos,toda,todas=everything;algo=something;cosa,cosas=things;mucho,mucha,muchos=much;muy,bien=very;mas=more;menos=less;poco,poquito,tantito=little;demasiado=too;tan,tanto=so;casi=almost;solo,nomas,solamente=only;siempre=always;ya=already;todavia,aun=still;tambien=also;otra,otro=another;vez=time;veces=sometimes;cada=every;mismo=same
hoy=today;ahora,ahorita=now;noche,noches=night;manana=tomorrow;ayer=yesterday;anoche=last;dia,dias=day;semana,semanas=week;mes,meses=month;ano,anos=years;hora,horas=hours;minuto,minutos=minutes;tarde=late;pronto=soon;antes=before;despues,luego=after;momento,rato=moment;madrugada=night;lunes=monday;martes=tuesday;miercoles=wednesday;jueves=thursday;viernes=friday;sabado=saturday;domingo=sunday;navidad=christmas;cumpleanos=birthday
bueno,buena,buenos,buenas=good;mejor=better;mal,mala,malo=bad;peor=worse;feliz=happy;triste,tristes=sad;tristeza=sadness;contento,contenta=happy;cansado,cansada,agotado,agotada=tired;harto,harta=fed;enojado,enojada=angry;coraje,rabia,odio=hate;miedo,asusta,asustado,asustada=scared;temor=fear;nervios,nervioso,nerviosa=nervous;ansiedad=anxiety;panico=panic;depresion=depression;deprimido,deprimida=depressed;solito,sola=alone;soledad=loneliness;vacio,vacia=empty;desesperado,desesperada=desperate;esperanza=hope;sentido,razon=reason;salida=way;futuro=future;culpa=guilt;verguenza=ashamed;dolor,duele=pain;sufrir,sufro,sufriendo=suffering;paz=peace;tranquilo,tranquila=calm;descansar,descanso=rest;llorar,lloro,lloré,llore,llorando=cry;extrano=miss;quiero=love;amo,amor=love;perdon,perdonen,perdoname,disculpa=sorry;gracias=thanks;adios,despedida=goodbye;despedi,despedirme=goodbye;cuidense,cuida,cuidar=care;carta,cartas,nota=letter
carga,estorbo,estorbar=burden;inutil,fracaso,fracasado=failure;sirvo=useless;basura=trash;valgo=worth;error=mistake;aguanto,aguantar=stand;soporto=stand;pesa,peso=weight
golpea,golpeo,pega,pego,pegan,golpes=hits;maltrata=abuses;amenazo,amenaza=threatened;grito=shouting;encerro,encierra=locked;controla=controls;revisa=checks;celoso=jealous;toca,toco=touched;violo,violaron=raped;seguro,segura=safe;peligro=danger;policia=police;lastimar,lastimarme,dano,danio=hurt;lastima=hurts
voz=voice;voces=voices;ordenan,mandan=command;siguen,persiguen=follow;camara,camaras=cameras;diablo,demonio=devil;dios,senor,diosito,virgen=god
comer,como=eat;comi,comido=ate;comida=food;hambre=hungry;vomito,vomitar,vomite=vomit;gordo,gorda=fat;flaca=thin;cuerpo=body;dieta=diet
casa,hogar=home;cuarto=room;cama=bed;bano=bathroom;puerta=door;cocina=kitchen;carro,coche=car;calle=street;trabajo,chamba=work;trabajar=work;escuela,colegio=school;clase,clases=class;examen,examenes=exam;tarea=homework;maestra,maestro=teacher;dinero,lana,plata=money;renta=rent;deuda,deudas=debt;iglesia=church;hospital=hospital;doctor,doctora,medico=doctor;terapia,terapeuta=therapy;grupo=group;cita=appointment;sesion=session;ayuda,ayudar,ayudame=help;apoyo=support;celular,telefono=phone;mensaje=message;cancion=song;pelicula=movie;libro=book;noticia,noticias=news;juego=game;serie=show;musica=music;partido=game
cabeza,mente=head;corazon=heart;pecho=chest;mano,manos=hands;brazo,brazos=arms;ojos=eyes;mundo=world;lado=side;cielo=heaven;tierra=ground;alma=soul;plan=plan;planes=plans;decidi,decidido,decision=decided;intente,intento=tried;listo,lista=ready;cierto,verdad=true;facil=easy;dificil=hard;fuerte=strong;valor=courage;broma=joke;risa=laughing;calor=heat;frio=cold;sueno=sleepy
`;

const table = new Map<string, string>();
for (const entry of GLOSSARY.trim().split(/[;\n]/)) {
  const [spanish, english] = entry.split('=') as [string, string];
  for (const word of spanish.split(',')) if (!table.has(word)) table.set(word, english);
}

/** The English word for a normalised Spanish one, undefined where the glossary lacks it. */
export function inEnglish(word: string): string | undefined {
  return table.get(word);
}
