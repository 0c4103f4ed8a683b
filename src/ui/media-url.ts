import { createContext, useContext } from 'solid-js'

/** The address under which a media file of a card can be shown; undefined while or when there is none. */
type MediaUrl = (name: string) => string | undefined

/** Where the images and sounds of the card on the screen are; without it, their names are shown. */
export const MediaUrlContext = createContext<MediaUrl>(() => undefined)

/** How to show a media file of the card on the screen. */
export const useMediaUrl = (): MediaUrl => useContext(MediaUrlContext)
